-- Entries that lack the member, the case number or the summary of the case.
-- in: (none)          gives: subject, what
SELECT q.id AS subject, 'the ' || f.title || ' is missing' AS what
  FROM hot_list_request q
  JOIN (SELECT 'member' AS field, 'entering member' AS title
        UNION ALL SELECT 'case', 'case number'
        UNION ALL SELECT 'summary', 'summary of the case') f
    ON CASE f.field WHEN 'member' THEN q.member IS NULL
                    WHEN 'case' THEN COALESCE (q.case_number, '') = ''
                    ELSE COALESCE (q.summary, '') = '' END
 WHERE q.kind IN ('entry', 'update')
