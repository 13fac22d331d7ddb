-- How it may stand with a plate entered by hand.
-- in: (none)          gives: value, label
SELECT 'this shift' AS value, 'this shift' AS label
UNION ALL
SELECT 'kept' AS value, 'kept' AS label
UNION ALL
SELECT 'past shift' AS value, 'past shift' AS label
UNION ALL
SELECT 'purged' AS value, 'purged' AS label
