-- The clauses of the policies that the agency follows.
-- in: (none)          gives: a clause and its state
SELECT c.policy * 1000 + c.place AS id, p.title AS policy, p.profile, p.version, c.id AS clause_id,
       c.clause, c.area, c.how, c.state, c.text,
       (SELECT COUNT(*) FROM policy_rule k
         WHERE k.profile = p.profile AND k.clause = c.id) AS rules
  FROM policy_clause c
  JOIN policy p ON p.id = c.policy
 WHERE p.in_force_until IS NULL
 ORDER BY p.id, c.place
