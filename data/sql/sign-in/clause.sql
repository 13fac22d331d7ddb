-- The clauses in force that demand a second factor.
-- in: (none)          gives: clause
SELECT c.id || ' ' || c.text AS clause
  FROM policy_clause c
  JOIN policy p ON p.id = c.policy
 WHERE c.area = 'mfa' AND c.how = 'enforced' AND p.in_force_until IS NULL
 ORDER BY p.id, c.place
