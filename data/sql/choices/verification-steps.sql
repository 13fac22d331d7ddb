-- The steps of an alert's verification.
-- in: (none)          gives: value, label
SELECT 'characters' AS value, 'characters' AS label
UNION ALL
SELECT 'issuer' AS value, 'issuer' AS label
UNION ALL
SELECT 'vehicle' AS value, 'vehicle' AS label
UNION ALL
SELECT 'status' AS value, 'status' AS label
