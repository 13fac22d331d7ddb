-- The courses of the policies in force, a column each.
-- in: (none)          gives: value, label
SELECT l.item AS value, MIN (l.label) AS label
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'courses' AND p.in_force_until IS NULL
 GROUP BY l.item
 ORDER BY label, value
