-- A person's second factor was taken away as asked.
-- in: person now who
UPDATE factor_reset SET done_at = :now, done_by = :who WHERE person = :person AND done_at IS NULL
