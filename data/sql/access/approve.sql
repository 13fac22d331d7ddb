-- Grants what was asked for.
-- in: access note now who
UPDATE access
   SET state = 'granted', decided_at = :now, decided_by = :who, decision_note = :note,
       from_at = :now
 WHERE id = :access AND state = 'requested'
