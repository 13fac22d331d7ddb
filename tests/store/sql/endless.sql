-- Takes longer than anybody waits.
-- in: (none)          gives: n
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
SELECT count(*) AS n FROM r
