-- Everybody on the roster, by whatever name they are known.
-- in: (none)          gives: value, label, user_name, number, full_name
SELECT x.id AS value,
       COALESCE (NULLIF (x.full_name, ''), x.user_name)
       || CASE WHEN x.number IS NOT NULL THEN ' (' || x.number || ')' ELSE '' END
       || CASE x.state WHEN 'left' THEN ', left' ELSE '' END AS label,
       x.user_name, x.number, x.full_name
  FROM person x
 ORDER BY x.state = 'left', label
