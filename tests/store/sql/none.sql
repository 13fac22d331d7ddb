-- No row at all.
-- in: (none)          gives: n
SELECT 1 AS n WHERE 0
