-- What a yearly report tells of the agency’s practices.
-- in: (none)          gives: value, label
SELECT 'Retention of captured plate data' AS value, 'Retention of captured plate data' AS label
UNION ALL
SELECT 'Updates at the start of each shift', 'Updates at the start of each shift'
UNION ALL
SELECT 'Preservation requests received', 'Preservation requests received'
UNION ALL
SELECT 'Where the policy is posted', 'Where the policy is posted'
UNION ALL
SELECT 'Where the privacy policy is posted', 'Where the privacy policy is posted'
UNION ALL
SELECT 'Where this report is posted', 'Where this report is posted'
UNION ALL
SELECT 'System and vendor', 'System and vendor'
UNION ALL
SELECT 'Purposes of use', 'Purposes of use'
UNION ALL
SELECT 'Another practice', 'Another practice'
