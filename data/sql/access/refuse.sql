-- Refuses what was asked for.
-- in: access reason now who
UPDATE access
   SET state = 'refused', decided_at = :now, decided_by = :who, decision_note = :reason
 WHERE id = :access AND state = 'requested'
