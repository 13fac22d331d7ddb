-- The states of people on the roster.
-- in: (none)          gives: value, label
SELECT DISTINCT x.state AS value, x.state AS label
  FROM person x
 ORDER BY value
