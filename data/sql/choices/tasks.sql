-- What one may answer for.
-- in: (none)          gives: value, label
SELECT 'equipment' AS value, 'equipment' AS label
UNION ALL
SELECT 'retention' AS value, 'retention' AS label
UNION ALL
SELECT 'access' AS value, 'access' AS label
UNION ALL
SELECT 'audits' AS value, 'audits' AS label
UNION ALL
SELECT 'training' AS value, 'training' AS label
