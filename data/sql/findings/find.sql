-- How many findings have this number: one, or none.
-- in: finding          gives: n
SELECT count(*) AS n FROM finding WHERE id = :finding
