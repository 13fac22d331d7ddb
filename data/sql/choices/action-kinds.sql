-- What may be done on an alert.
-- in: (none)          gives: value, label
SELECT 'stop' AS value, 'stop' AS label
UNION ALL
SELECT 'high-risk stop' AS value, 'high-risk stop' AS label
UNION ALL
SELECT 'pursuit' AS value, 'pursuit' AS label
UNION ALL
SELECT 'recovery' AS value, 'recovery' AS label
UNION ALL
SELECT 'citation' AS value, 'citation' AS label
UNION ALL
SELECT 'arrest' AS value, 'arrest' AS label
UNION ALL
SELECT 'other' AS value, 'other' AS label
