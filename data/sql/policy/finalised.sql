-- Audits that are closed, for a profile's clauses; those of its earlier versions count too.
-- in: profile          gives: clause, period
SELECT a.clause, a.period
  FROM audit a
  JOIN policy p ON p.id = a.policy
 WHERE p.profile = :profile AND a.state = 'final'
