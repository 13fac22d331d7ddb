-- The clauses of the policies in force whose duties are signed for, or may be.
-- in: (none)          gives: value, label
SELECT c.id AS value, c.id || ': ' || c.text AS label
  FROM policy_clause c
  JOIN policy p ON p.id = c.policy
 WHERE p.in_force_until IS NULL
 ORDER BY c.policy, c.place
