-- Ends a person's lock; the failures up to now count no longer.
-- in: person now who reason
UPDATE person SET failures_from = (SELECT COALESCE (MAX (id), 0) FROM sign_in_failure)
 WHERE id = :person;
UPDATE sign_in_lock SET released_at = :now, released_by = :who, reason = :reason
 WHERE person = :person AND released_at IS NULL
