-- Through what the status of an alert is checked.
-- in: (none)          gives: value, label
SELECT 'NCIC' AS value, 'NCIC' AS label
UNION ALL
SELECT 'FMCSA' AS value, 'FMCSA' AS label
UNION ALL
SELECT 'dispatch' AS value, 'dispatch' AS label
UNION ALL
SELECT 'MDT' AS value, 'MDT' AS label
