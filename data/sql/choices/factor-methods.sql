-- Second factors of an account.
-- in: (none)          gives: value, label
SELECT 'app' AS value, 'app' AS label
UNION ALL
SELECT 'key' AS value, 'key' AS label
UNION ALL
SELECT 'sms' AS value, 'sms' AS label
UNION ALL
SELECT 'sso' AS value, 'sso' AS label
UNION ALL
SELECT 'none' AS value, 'none' AS label
UNION ALL
SELECT 'unknown' AS value, 'unknown' AS label
