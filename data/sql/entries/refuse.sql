-- Refuses a request.
-- in: request reason now who
UPDATE hot_list_request
   SET state = 'refused', ended_at = :now, ended_by = :who, end_note = :reason
 WHERE id = :request AND state IN ('requested', 'reviewed')
