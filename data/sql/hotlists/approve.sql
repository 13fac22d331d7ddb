-- Takes a hot list into use.
-- in: hot_list note now who
UPDATE hot_list
   SET state = 'approved', decided_at = :now, decided_by = :who, decision_note = :note,
       retired_at = NULL, retired_by = NULL, retire_reason = NULL
 WHERE id = :hot_list AND state <> 'approved'
