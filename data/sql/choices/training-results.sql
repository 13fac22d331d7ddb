-- How a course ended.
-- in: (none)          gives: value, label
SELECT 'passed' AS value, 'passed' AS label
UNION ALL
SELECT 'attended' AS value, 'attended' AS label
UNION ALL
SELECT 'failed' AS value, 'failed' AS label
