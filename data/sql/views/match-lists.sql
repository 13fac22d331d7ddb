-- The lists that alerts came from.
-- in: (none)          gives: value, label
SELECT DISTINCT m.list AS value, m.list AS label FROM v_match m ORDER BY 1
