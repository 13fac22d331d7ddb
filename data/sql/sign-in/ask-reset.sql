-- An administrator asks that a person's second factor be taken away; an earlier wish is forgotten.
-- in: person now who reason
DELETE FROM factor_reset WHERE person = :person AND done_at IS NULL;
INSERT INTO factor_reset (person, asked_at, asked_by, reason) VALUES (:person, :now, :who, :reason)
