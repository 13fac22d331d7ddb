-- Revocations that have ended, and after which nobody has confirmed that the person may go on.
-- in: now days          gives: subject, what, due
SELECT r.id AS subject,
       'Confirm that ' || COALESCE (NULLIF (x.full_name, ''), x.user_name)
       || ' may go on after the revocation' AS what,
       r.until_at + :days * 86400000 AS due
  FROM revocation r
  JOIN person x ON x.id = r.person
 WHERE r.until_at <= :now AND r.confirmed_at IS NULL AND x.state <> 'left'
