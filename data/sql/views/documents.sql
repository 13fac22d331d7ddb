-- The documents that the book keeps, but for those of violations.
-- in: (none)          gives: a document
SELECT d.id, d.name, d.size, d.sha256, d.kept_at, d.kept_by
  FROM document d
 WHERE NOT EXISTS (SELECT 1 FROM violation v
                    WHERE v.document = d.id OR v.evidence = d.id OR v.cso_proof = d.id)
 ORDER BY d.id DESC
