-- The states that a clause can have.
-- in: (none)          gives: value, label
SELECT DISTINCT state AS value, state AS label FROM policy_clause ORDER BY 1
