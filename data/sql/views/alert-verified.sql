-- How far the verification of an alert may be.
-- in: (none)          gives: value, label
SELECT 'not begun' AS value, 'not begun' AS label
UNION ALL
SELECT 'begun' AS value, 'begun' AS label
UNION ALL
SELECT 'differs' AS value, 'differs' AS label
UNION ALL
SELECT 'verified' AS value, 'verified' AS label
