-- How it may stand with a hot list.
-- in: (none)          gives: value, label
SELECT 'proposed' AS value, 'proposed' AS label
UNION ALL SELECT 'approved', 'approved'
UNION ALL SELECT 'refused', 'refused'
UNION ALL SELECT 'retired', 'retired'
