-- The courses of the policies in force, by title.
-- in: (none)          gives: value, label
SELECT DISTINCT l.label AS value, l.label
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'courses' AND p.in_force_until IS NULL
 ORDER BY value
