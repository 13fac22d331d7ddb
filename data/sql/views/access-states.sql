-- How it may stand with an access.
-- in: (none)          gives: value, label
SELECT 'requested' AS value, 'requested' AS label
UNION ALL
SELECT 'granted' AS value, 'granted' AS label
UNION ALL
SELECT 'suspended' AS value, 'suspended' AS label
UNION ALL
SELECT 'revoked' AS value, 'revoked' AS label
UNION ALL
SELECT 'refused' AS value, 'refused' AS label
UNION ALL
SELECT 'withdrawn' AS value, 'withdrawn' AS label
UNION ALL
SELECT 'ended' AS value, 'ended' AS label
