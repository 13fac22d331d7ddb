-- The lists that alerts were about.
-- in: (none)          gives: value, label
SELECT DISTINCT a.list AS value, a.list AS label
  FROM v_alert a
 ORDER BY 2
