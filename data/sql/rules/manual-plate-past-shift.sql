-- Plates entered by hand that were not purged when the shift ended, nor when the investigation for
-- which they were kept was to be looked at again.
-- in: now          gives: subject, what, due
SELECT m.id AS subject,
       'Purge ' || m.plate || ', entered by hand by '
       || COALESCE (NULLIF (x.full_name, ''), x.user_name)
       || ', or record that the investigation goes on' AS what,
       m.ends_at AS due
  FROM v_manual_plate m
  JOIN person x ON x.id = m.officer
 WHERE m.purged_at IS NULL AND m.ends_at <= :now
