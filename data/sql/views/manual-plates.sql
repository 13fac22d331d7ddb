-- Plates that were entered by hand for an investigation.
-- in: now          gives: a plate and what matched it
SELECT m.id, m.plate, m.issuer, COALESCE (NULLIF (p.full_name, ''), p.user_name) AS officer,
       m.reason, m.relevance, m.case_number, m.system, m.entered_at, m.shift_ends_at, m.ends_at,
       CASE WHEN m.purged_at IS NOT NULL THEN 'purged'
            WHEN m.ends_at <= :now THEN 'past shift'
            WHEN m.ends_at > m.shift_ends_at THEN 'kept'
            ELSE 'this shift' END AS state,
       (SELECT k.reason FROM manual_plate_keep k WHERE k.manual = m.id
         ORDER BY k.id DESC LIMIT 1) AS keep_reason,
       (SELECT k.who FROM manual_plate_keep k WHERE k.manual = m.id
         ORDER BY k.id DESC LIMIT 1) AS kept_by,
       m.purged_at, m.purged_by, m.noted_by,
       (SELECT COUNT(*) FROM alert a WHERE a.manual = m.id) AS matches,
       CASE WHEN m.purged_at IS NULL THEN 'keep purge' ELSE '' END AS acts
  FROM v_manual_plate m
  JOIN person p ON p.id = m.officer
 ORDER BY m.purged_at IS NOT NULL, m.ends_at, m.id
