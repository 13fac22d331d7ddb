-- The prohibited uses of the policies in force: of which kind a violation is.
-- in: (none)          gives: value, label
SELECT DISTINCT l.label AS value, l.label
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'prohibited-uses' AND p.in_force_until IS NULL
UNION
SELECT 'Another violation of the policy' AS value, 'Another violation of the policy' AS label
 ORDER BY 2
