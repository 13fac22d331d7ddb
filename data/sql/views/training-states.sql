-- How it may stand with a training.
-- in: (none)          gives: value, label
SELECT 'good' AS value, 'good' AS label
UNION ALL
SELECT 'in 90 days' AS value, 'in 90 days' AS label
UNION ALL
SELECT 'in 60 days' AS value, 'in 60 days' AS label
UNION ALL
SELECT 'in 30 days' AS value, 'in 30 days' AS label
UNION ALL
SELECT 'expired' AS value, 'expired' AS label
UNION ALL
SELECT 'missing' AS value, 'missing' AS label
UNION ALL
SELECT 'failed' AS value, 'failed' AS label
UNION ALL
SELECT 'void' AS value, 'void' AS label
