-- The systems to which access was asked for.
-- in: (none)          gives: value, label
SELECT DISTINCT a.system AS value, a.system AS label
  FROM access a
 ORDER BY value
