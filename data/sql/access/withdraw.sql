-- What was asked for is no longer wanted.
-- in: access reason now who
UPDATE access
   SET state = 'withdrawn', decided_at = :now, decided_by = :who, decision_note = :reason
 WHERE id = :access AND state = 'requested'
