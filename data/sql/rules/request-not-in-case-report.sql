-- New entries and changes that were not written into the case report.
-- in: (none)          gives: subject, what
SELECT q.id AS subject,
       q.plate || ' was not written into the case report'
       || COALESCE (' of ' || NULLIF (q.case_number, ''), '') AS what
  FROM hot_list_request q
 WHERE q.kind IN ('entry', 'update') AND q.reported_at IS NULL
