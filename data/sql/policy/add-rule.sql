-- Gives a rule that a clause names its number, for good: a later version of the profile keeps it.
-- in: profile clause rule severity
INSERT INTO policy_rule (profile, clause, rule, severity)
VALUES (:profile, :clause, :rule, :severity)
ON CONFLICT (profile, clause, rule) DO UPDATE SET severity = excluded.severity
