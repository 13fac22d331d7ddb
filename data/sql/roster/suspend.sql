-- Suspends a person, but for the last administrator of the book.
-- in: person since reason now who
INSERT INTO person_change (person, at, who, field, was, becomes, note)
SELECT x.id, :now, :who, 'state', x.state, 'suspended', :reason
  FROM person x
 WHERE x.id = :person AND x.state IN ('active', 'candidate')
   AND (x.role <> 'administrator' OR x.user_name IS NULL
        OR EXISTS (SELECT 1 FROM person o
                    WHERE o.role = 'administrator' AND o.user_name IS NOT NULL
                      AND o.state = 'active' AND o.id <> :person));

UPDATE person
   SET state = 'suspended', since = COALESCE (:since, :now), since_by = :who
 WHERE id = :person AND state IN ('active', 'candidate')
   AND (role <> 'administrator' OR user_name IS NULL
        OR EXISTS (SELECT 1 FROM person o
                    WHERE o.role = 'administrator' AND o.user_name IS NOT NULL
                      AND o.state = 'active' AND o.id <> :person))
