-- What the agency says of its practices, the newest first.
-- in: (none)          gives: a statement
SELECT p.id, p.topic, p.statement, p.from_at, d.name AS document, p.noted_at, p.noted_by,
       CASE WHEN p.id = (SELECT n.id FROM practice n WHERE n.topic = p.topic
                          ORDER BY n.from_at DESC, n.id DESC LIMIT 1)
            THEN 'in force' ELSE 'earlier' END AS state
  FROM practice p
  LEFT JOIN document d ON d.id = p.document
 ORDER BY p.topic, p.from_at DESC, p.id DESC
