-- Whose a hot list is.
-- in: (none)          gives: value, label
SELECT 'external' AS value, 'external' AS label
UNION ALL SELECT 'agency', 'agency'
