-- What was changed of people: state, role, name, number, unit, rank, supervisor, contact.
-- in: (none)          gives: a change
SELECT c.id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       c.at, c.field, c.was, c.becomes, c.note, c.who
  FROM person_change c
  JOIN person x ON x.id = c.person
 ORDER BY c.id DESC
