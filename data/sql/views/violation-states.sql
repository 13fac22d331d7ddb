-- How it may stand with a violation.
-- in: (none)          gives: value, label
SELECT 'open' AS value, 'open' AS label
UNION ALL
SELECT 'investigated' AS value, 'investigated' AS label
UNION ALL
SELECT 'unfounded' AS value, 'unfounded' AS label
UNION ALL
SELECT 'not sustained' AS value, 'not sustained' AS label
UNION ALL
SELECT 'sustained' AS value, 'sustained' AS label
