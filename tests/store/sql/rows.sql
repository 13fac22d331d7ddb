-- As many numbers as asked for, from 1.
-- in: n          gives: number
WITH RECURSIVE r (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM r WHERE number < :n)
SELECT number FROM r
