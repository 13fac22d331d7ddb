-- The number of a rule as a clause uses it.
-- in: profile clause rule          gives: id
SELECT id FROM policy_rule WHERE profile = :profile AND clause = :clause AND rule = :rule
