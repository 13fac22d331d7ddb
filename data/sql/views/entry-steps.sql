-- The steps of an entry.
-- in: (none)          gives: value, label
SELECT 'requested' AS value, 'requested' AS label
UNION ALL SELECT 'reviewed', 'reviewed'
UNION ALL SELECT 'live', 'live'
UNION ALL SELECT 'due for review', 'due for review'
UNION ALL SELECT 'run out', 'run out'
UNION ALL SELECT 'removed', 'removed'
