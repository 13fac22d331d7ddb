-- Asks for a person's access to a vendor's system.
-- in: person system duties now who
INSERT INTO access (person, system, duties, requested_at, requested_by)
VALUES (:person, :system, :duties, :now, :who)
