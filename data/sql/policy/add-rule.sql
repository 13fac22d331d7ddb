-- Gives a rule that a clause names its number, for good: a later version of the profile keeps it.
-- in: profile clause rule
INSERT INTO policy_rule (profile, clause, rule)
VALUES (:profile, :clause, :rule)
ON CONFLICT (profile, clause, rule) DO NOTHING
