-- Entries that lack the member, the case number or the summary of the case.
-- in: (none)          gives: subject, what
SELECT q.id AS subject, 'the entering member is missing' AS what
  FROM hot_list_request q
 WHERE q.kind IN ('entry', 'update') AND q.member IS NULL
UNION ALL
SELECT q.id AS subject, 'the case number is missing' AS what
  FROM hot_list_request q
 WHERE q.kind IN ('entry', 'update') AND COALESCE (q.case_number, '') = ''
UNION ALL
SELECT q.id AS subject, 'the summary of the case is missing' AS what
  FROM hot_list_request q
 WHERE q.kind IN ('entry', 'update') AND COALESCE (q.summary, '') = ''
