-- What an alert may count as.
-- in: (none)          gives: value, label
SELECT 'confirmed' AS value, 'confirmed' AS label
UNION ALL SELECT 'did not correlate', 'did not correlate'
UNION ALL SELECT 'not located', 'not located'
UNION ALL SELECT 'not investigated', 'not investigated'
UNION ALL SELECT 'open', 'open'
