-- Locks a person.
-- in: person at
INSERT INTO sign_in_lock (person, locked_at) VALUES (:person, :at)
