-- The documents of violations.
-- in: (none)          gives: a document
SELECT d.id, d.name, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person, v.category,
       CASE d.id WHEN v.document THEN 'opened with' WHEN v.evidence THEN 'evidence'
                 ELSE 'proof of the report' END AS part,
       d.size, d.sha256, d.kept_at, d.kept_by
  FROM document d
  JOIN violation v ON v.id = (SELECT MIN (o.id) FROM violation o
                               WHERE d.id IN (o.document, o.evidence, o.cso_proof))
  JOIN person x ON x.id = v.person
 ORDER BY d.id DESC
