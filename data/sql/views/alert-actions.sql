-- What was done on alerts.
-- in: (none)          gives: an action and its alert
SELECT x.id, x.alert AS alert_id, x.kind, x.at, COALESCE (NULLIF (p.full_name, ''), p.user_name)
         AS person, a.plate, a.list, a.counts_as, a.reason,
       CASE WHEN x.early = 1 THEN 'early' ELSE 'after verification' END AS early,
       COALESCE (x.confirmed_after, 'not recorded') AS confirmed_after, x.violation, x.note,
       a.call_type, a.cad_number, a.case_number, a.disposition, a.evidence, x.noted_at, x.who,
       CASE WHEN x.confirmed_after IS NULL AND a.closed_at IS NULL THEN 'after-stop' ELSE '' END
         AS acts
  FROM alert_action x
  JOIN v_alert a ON a.id = x.alert
  JOIN person p  ON p.id = x.person
 ORDER BY x.at DESC, x.id DESC
