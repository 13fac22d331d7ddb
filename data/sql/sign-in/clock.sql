-- The latest time that the book has seen.
-- in: (none)          gives: at
SELECT at FROM book_clock
