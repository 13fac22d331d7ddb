-- The violations of a person, as a trail.
-- in: person_id          gives: at, kind, what, who
SELECT g.at, g.kind, g.what, g.who
  FROM v_violation_trail g
 WHERE g.person = :person_id
 ORDER BY g.at DESC
