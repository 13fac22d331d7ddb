-- Gives a person of the roster another role. Who signs in to this book is given one there.
-- in: person role since reason now who
INSERT INTO person_change (person, at, who, field, was, becomes, note)
SELECT x.id, :now, :who, 'role', x.role, :role, :reason
  FROM person x
 WHERE x.id = :person AND x.role <> :role AND x.user_name IS NULL;

UPDATE person
   SET role = :role, since = COALESCE (:since, :now), since_by = :who
 WHERE id = :person AND role <> :role AND user_name IS NULL
