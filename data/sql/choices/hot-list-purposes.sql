-- For which purposes a plate may stand on a hot list, as the policies in force say.
-- in: (none)          gives: value, label
SELECT DISTINCT l.label AS value, l.label
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'hot-list-purposes' AND p.in_force_until IS NULL
UNION
SELECT 'Another purpose' AS value, 'Another purpose' AS label
 ORDER BY 2
