-- The numbers of the rules that a profile's clauses name.
-- in: profile          gives: id, clause, rule
SELECT id, clause, rule FROM policy_rule WHERE profile = :profile
