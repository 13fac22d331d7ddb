-- How a step of a verification ended.
-- in: (none)          gives: value, label
SELECT 'matches' AS value, 'matches' AS label
UNION ALL
SELECT 'differs' AS value, 'differs' AS label
UNION ALL
SELECT 'not possible' AS value, 'not possible' AS label
