-- The book's id.
-- in: (none)          gives: uuid
SELECT uuid FROM book
