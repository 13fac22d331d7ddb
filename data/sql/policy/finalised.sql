-- What was done for a profile's clauses: audits that are closed, and duties that were signed for;
-- those of its earlier versions count too.
-- in: profile          gives: clause, period
SELECT a.clause, a.period
  FROM audit a
  JOIN policy p ON p.id = a.policy
 WHERE p.profile = :profile AND a.state = 'final'
UNION
SELECT s.clause, s.period
  FROM sign_off s
 WHERE s.clause IN (SELECT c.id FROM policy_clause c
                      JOIN policy p ON p.id = c.policy
                     WHERE p.profile = :profile)
