-- How many active persons may administer the book.
-- in: (none)          gives: n
SELECT COUNT(*) AS n FROM v_administrator
