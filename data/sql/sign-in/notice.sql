-- What the policies in force want to be shown before a sign-in.
-- in: (none)          gives: notice
SELECT l.label AS notice
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'sign-in-notice' AND p.in_force_until IS NULL
 ORDER BY p.id, l.label
