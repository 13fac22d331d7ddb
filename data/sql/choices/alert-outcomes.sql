-- What an alert may turn out to be.
-- in: (none)          gives: value, label
SELECT 'confirmed' AS value, 'confirmed' AS label
UNION ALL
SELECT 'misread' AS value, 'misread' AS label
UNION ALL
SELECT 'wrong state' AS value, 'wrong state' AS label
UNION ALL
SELECT 'no longer wanted' AS value, 'no longer wanted' AS label
UNION ALL
SELECT 'not located' AS value, 'not located' AS label
UNION ALL
SELECT 'not investigated' AS value, 'not investigated' AS label
