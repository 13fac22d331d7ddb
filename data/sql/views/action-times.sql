-- When an action was taken.
-- in: (none)          gives: value, label
SELECT 'early' AS value, 'early' AS label
UNION ALL
SELECT 'after verification' AS value, 'after verification' AS label
