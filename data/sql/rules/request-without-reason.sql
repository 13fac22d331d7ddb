-- Entries that don't say why the plate is wanted.
-- in: (none)          gives: subject, what
SELECT q.id AS subject, 'no reason is stated for ' || q.plate AS what
  FROM hot_list_request q
 WHERE q.kind IN ('entry', 'update') AND COALESCE (q.reason, '') = ''
