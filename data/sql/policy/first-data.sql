-- The first instant of which the book holds searches.
-- in: (none)          gives: first_at
SELECT MIN (first_at) AS first_at
  FROM import
 WHERE state = 'complete'
