-- The kinds of differences.
-- in: (none)          gives: value, label
SELECT 'not approved' AS value, 'On the vendor’s list without approval' AS label
UNION ALL SELECT 'missing there', 'Approved here, missing there'
UNION ALL SELECT 'still live', 'Removed here, still live there'
UNION ALL SELECT 'differs', 'Says something else there'
