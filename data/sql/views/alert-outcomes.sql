-- What an alert may count as.
-- in: (none)          gives: value, label
SELECT 'open' AS value, 'open' AS label
UNION ALL
SELECT 'confirmed' AS value, 'confirmed' AS label
UNION ALL
SELECT 'did not correlate' AS value, 'did not correlate' AS label
UNION ALL
SELECT 'not located' AS value, 'not located' AS label
UNION ALL
SELECT 'not investigated' AS value, 'not investigated' AS label
