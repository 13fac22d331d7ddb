-- Puts a plate on its list, as was asked.
-- in: request note now who
UPDATE hot_list_request
   SET state = 'done', ended_at = :now, ended_by = :who, end_note = :note
 WHERE id = :request AND kind = 'entry' AND state IN ('requested', 'reviewed')
