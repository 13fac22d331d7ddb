-- Suspends a person, but for the last administrator of the book.
-- in: person since reason now who
INSERT INTO person_change (person, at, who, field, was, becomes, note)
SELECT x.id, :now, :who, 'state', x.state, 'suspended', :reason
  FROM person x
 WHERE x.id = :person AND x.state IN ('active', 'candidate')
   AND (:person NOT IN (SELECT a.id FROM v_administrator a)
        OR EXISTS (SELECT 1 FROM v_administrator a WHERE a.id <> :person));

UPDATE person
   SET state = 'suspended', since = COALESCE (:since, :now), since_by = :who
 WHERE id = :person AND state IN ('active', 'candidate')
   AND (:person NOT IN (SELECT a.id FROM v_administrator a)
        OR EXISTS (SELECT 1 FROM v_administrator a WHERE a.id <> :person))
