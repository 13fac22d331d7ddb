-- Whether an account works.
-- in: (none)          gives: value, label
SELECT 'open' AS value, 'open' AS label
UNION ALL
SELECT 'closed' AS value, 'closed' AS label
