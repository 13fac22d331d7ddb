-- Takes back the outcome of an alert, with a reason. What it was called before stays on record.
-- in: alert reason now who
UPDATE alert
   SET outcome = NULL, outcome_at = NULL, outcome_by = NULL, outcome_note = NULL,
       closed_at = NULL, closed_by = NULL, reopen_reason = :reason, reopened_by = :who,
       reopened_at = :now
 WHERE id = :alert AND outcome IS NOT NULL
