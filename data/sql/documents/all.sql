-- Every document of the book, to see that its digest still holds.
-- in: (none)          gives: id, name, sha256, content
SELECT id, name, sha256, content
  FROM document
 ORDER BY id
