-- Duties that were signed for.
-- in: (none)          gives: a signature
SELECT s.id, s.clause, s.period, s.note, s.at, s.who, d.name AS document,
       d.sha256 AS document_sha256
  FROM sign_off s
  LEFT JOIN document d ON d.id = s.document
 ORDER BY s.at DESC, s.id DESC
