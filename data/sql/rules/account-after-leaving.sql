-- Open accounts of people who have left: to be disabled within the hours that the clause gives.
-- in: hours          gives: subject, what, due
SELECT v.id AS subject,
       'Have the account “' || v.name || '” in ' || v.system || ' disabled: '
       || COALESCE (NULLIF (x.full_name, ''), x.user_name) || ' has left' AS what,
       x.since + :hours * 3600000 AS due
  FROM vendor_account v
  JOIN person x ON x.id = v.person
 WHERE v.closed_at IS NULL AND x.state = 'left'
