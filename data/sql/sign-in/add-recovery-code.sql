-- A recovery code, as what is kept of it.
-- in: person digest
INSERT INTO recovery_code (person, digest) VALUES (:person, :digest)
