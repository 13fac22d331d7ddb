-- Whether an account has a second factor.
-- in: (none)          gives: value, label
SELECT 'no MFA' AS value, 'no MFA' AS label
UNION ALL
SELECT 'MFA' AS value, 'MFA' AS label
