-- A document, and whether it belongs to a violation.
-- in: document          gives: name, sha256, content, discipline
SELECT d.name, d.sha256, d.content,
       EXISTS (SELECT 1 FROM violation v
                WHERE v.document = d.id OR v.evidence = d.id OR v.cso_proof = d.id) AS discipline
  FROM document d
 WHERE d.id = :document
