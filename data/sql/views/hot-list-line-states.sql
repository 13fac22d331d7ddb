-- Whether a plate is still on its list.
-- in: (none)          gives: value, label
SELECT 'on the list' AS value, 'On the list' AS label
UNION ALL
SELECT 'gone' AS value, 'Gone' AS label
