-- A candidate, or somebody who was suspended or had left, is active from now on.
-- in: person since reason now who
INSERT INTO person_change (person, at, who, field, was, becomes, note)
SELECT x.id, :now, :who, 'state', x.state, 'active', :reason
  FROM person x
 WHERE x.id = :person AND x.state IN ('candidate', 'suspended', 'left');

UPDATE person
   SET state = 'active', since = COALESCE (:since, :now), since_by = :who
 WHERE id = :person AND state IN ('candidate', 'suspended', 'left')
