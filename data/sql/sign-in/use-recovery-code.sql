-- A recovery code counts, if it is one of the person's and was not used; else nothing changes.
-- in: person digest now
UPDATE recovery_code SET used_at = :now
 WHERE person = :person AND digest = :digest AND used_at IS NULL
