-- The judgements that a finding can have.
-- in: (none)          gives: value, label
SELECT 'open' AS value, 'open' AS label
 UNION ALL SELECT 'upheld', 'upheld'
 UNION ALL SELECT 'explained', 'explained'
 UNION ALL SELECT 'data-error', 'data error'
