-- Who answers for equipment, retention, access, audits and training.
-- in: now          gives: an appointment
SELECT a.id, a.task, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       x.rank, x.unit, a.from_at, a.until_at,
       a.note, a.who,
       CASE WHEN a.until_at <= :now THEN 'ended' WHEN a.from_at > :now THEN 'upcoming'
            ELSE 'in force' END AS state,
       CASE WHEN a.until_at IS NULL THEN 'end-appointment' ELSE '' END AS acts
  FROM appointment a
  JOIN person x ON x.id = a.person
 ORDER BY a.until_at IS NOT NULL, a.task, a.from_at
