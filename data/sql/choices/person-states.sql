-- The states in which a person enters the roster.
-- in: (none)          gives: value, label
SELECT 'candidate' AS value, 'candidate' AS label
UNION ALL
SELECT 'active' AS value, 'active' AS label
