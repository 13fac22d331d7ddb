-- Whether pictures that come with alerts are kept: only where every policy that speaks of it says
-- so.
-- in: (none)          gives: keep
SELECT COALESCE (MIN (n.number), 0) AS keep
  FROM policy_number n
  JOIN policy p ON p.id = n.policy
 WHERE n.name = 'keep-alert-images' AND p.in_force_until IS NULL
