-- Of which tables a heading is.
-- in: (none)          gives: value, label
SELECT 'alerts' AS value, 'Alerts' AS label
UNION ALL SELECT 'hot lists', 'Hot lists'
