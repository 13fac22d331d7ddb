-- The number of the document with a digest.
-- in: sha256          gives: id
SELECT id
  FROM document
 WHERE sha256 = :sha256
