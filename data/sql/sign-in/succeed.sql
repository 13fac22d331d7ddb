-- A sign-in succeeded: the failures up to now count no longer.
-- in: person
UPDATE person SET failures_from = (SELECT COALESCE (MAX (id), 0) FROM sign_in_failure)
 WHERE id = :person
