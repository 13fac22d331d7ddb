-- How often a hot list is brought up to date.
-- in: (none)          gives: value, label
SELECT 'shift' AS value, 'At the start of each shift' AS label
UNION ALL
SELECT 'day', 'Each day'
UNION ALL
SELECT 'change', 'When it changes'
