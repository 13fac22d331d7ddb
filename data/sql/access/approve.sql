-- Grants what was asked for; from an earlier day on where it was granted on paper before.
-- in: access from note now who
UPDATE access
   SET state = 'granted', decided_at = :now, decided_by = :who, decision_note = :note,
       from_at = COALESCE (:from, :now)
 WHERE id = :access AND state = 'requested'
