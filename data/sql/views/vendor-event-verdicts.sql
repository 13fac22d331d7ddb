-- What can come of holding the event log against the book.
-- in: (none)          gives: value, label
SELECT 'no approval' AS value, 'Nobody approved it' AS label
UNION ALL SELECT 'approved later', 'Approved later only'
UNION ALL SELECT 'put back after removal', 'Put back after its removal'
UNION ALL SELECT 'changed without a request', 'Changed without a request'
UNION ALL SELECT 'taken off, live here', 'Taken off there, live here'
UNION ALL SELECT 'removed here later', 'Removed here later only'
UNION ALL SELECT 'list not on record', 'The list is not on record'
UNION ALL SELECT 'never on record', 'Taken off there, never on record here'
UNION ALL SELECT 'account not on record', 'The account is not on record'
UNION ALL SELECT 'no access was granted', 'No access was granted'
UNION ALL SELECT 'deleted there, open here', 'Deleted there, open here'
UNION ALL SELECT 'closed here, in use there', 'Closed here, in use there'
UNION ALL SELECT 'as approved', 'As approved'
