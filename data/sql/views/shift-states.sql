-- How it may stand with the refresh of a list in a shift.
-- in: (none)          gives: value, label
SELECT 'in time' AS value, 'in time' AS label
UNION ALL SELECT 'late', 'late'
UNION ALL SELECT 'missed', 'missed'
UNION ALL SELECT 'open', 'open'
