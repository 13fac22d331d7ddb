-- The roles of people on the roster.
-- in: (none)          gives: value, label
SELECT DISTINCT x.role AS value, x.role AS label
  FROM person x
 ORDER BY value
