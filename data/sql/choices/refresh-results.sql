-- What a refresh brought.
-- in: (none)          gives: value, label
SELECT 'updated' AS value, 'Brought up to date' AS label
UNION ALL
SELECT 'no update available', 'No update available'
UNION ALL
SELECT 'failed', 'Failed'
