-- How a violation is decided.
-- in: (none)          gives: value, label
SELECT 'unfounded' AS value, 'unfounded' AS label
UNION ALL
SELECT 'not sustained' AS value, 'not sustained' AS label
UNION ALL
SELECT 'sustained' AS value, 'sustained' AS label
