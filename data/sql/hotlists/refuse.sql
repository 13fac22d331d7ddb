-- Refuses a hot list that was proposed.
-- in: hot_list reason now who
UPDATE hot_list
   SET state = 'refused', decided_at = :now, decided_by = :who, decision_note = :reason
 WHERE id = :hot_list AND state = 'proposed'
