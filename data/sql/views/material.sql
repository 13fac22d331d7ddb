-- The versions of training material, the newest first.
-- in: (none)          gives: a version
SELECT m.id, COALESCE ((SELECT MIN (l.label) FROM policy_list l
                         WHERE l.list = 'courses' AND l.item = m.course), m.course) AS course,
       m.version, m.issued_at, m.note, d.name AS document, d.sha256 AS document_sha256,
       m.noted_at, m.noted_by
  FROM material m
  LEFT JOIN document d ON d.id = m.document
 ORDER BY m.issued_at DESC, m.id DESC
