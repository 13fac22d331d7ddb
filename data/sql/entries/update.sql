-- Changes an entry, as was asked.
-- in: request note now who
UPDATE hot_list_request
   SET state = 'done', ended_at = :now, ended_by = :who, end_note = :note
 WHERE id = :request AND kind = 'update' AND state IN ('requested', 'reviewed')
