-- A person leaves. Who signs in to this book is taken out of it instead.
-- in: person since reason now who
INSERT INTO person_change (person, at, who, field, was, becomes, note)
SELECT x.id, :now, :who, 'state', x.state, 'left', :reason
  FROM person x
 WHERE x.id = :person AND x.state IN ('candidate', 'active', 'suspended')
   AND x.user_name IS NULL;

UPDATE person
   SET state = 'left', since = COALESCE (:since, :now), since_by = :who
 WHERE id = :person AND state IN ('candidate', 'active', 'suspended')
   AND user_name IS NULL
