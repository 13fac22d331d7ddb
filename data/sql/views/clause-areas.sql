-- The areas that clauses belong to.
-- in: (none)          gives: value, label
SELECT DISTINCT area AS value, area AS label FROM policy_clause ORDER BY 1
