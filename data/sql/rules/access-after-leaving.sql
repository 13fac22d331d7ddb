-- Access of people who have left: to be ended within the hours that the clause gives.
-- in: hours          gives: subject, what, due
SELECT a.id AS subject,
       'End the access of ' || COALESCE (NULLIF (x.full_name, ''), x.user_name) || ' to '
       || a.system || ': has left' AS what,
       x.since + :hours * 3600000 AS due
  FROM access a
  JOIN person x ON x.id = a.person
 WHERE a.state = 'granted' AND x.state = 'left'
