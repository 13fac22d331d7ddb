-- What a list at a vendor can be.
-- in: (none)          gives: value, label
SELECT 'linked' AS value, 'Linked to one of ours' AS label
UNION ALL SELECT 'not linked', 'Linked to none of ours'
UNION ALL SELECT 'gone', 'Gone'
UNION ALL SELECT 'forgotten', 'Forgotten'
