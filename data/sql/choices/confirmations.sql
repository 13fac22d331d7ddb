-- What was found after a stop.
-- in: (none)          gives: value, label
SELECT 'confirmed' AS value, 'confirmed' AS label
UNION ALL
SELECT 'not confirmed' AS value, 'not confirmed' AS label
