-- Says what an alert was.
-- in: alert outcome note now who
UPDATE alert
   SET outcome_note = :note, outcome_at = :now, outcome_by = :who, outcome = :outcome
 WHERE id = :alert AND outcome IS NULL
