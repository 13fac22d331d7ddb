-- How it may stand with somebody's access.
-- in: (none)          gives: value, label
SELECT 'granted' AS value, 'granted' AS label
UNION ALL
SELECT 'requested' AS value, 'requested' AS label
UNION ALL
SELECT 'revoked' AS value, 'revoked' AS label
UNION ALL
SELECT 'none' AS value, 'none' AS label
