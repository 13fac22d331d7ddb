-- Every alert, the newest first. `verified` says how far its verification is; `suggested` which
-- outcome the steps speak for.
-- in: (none)          gives: an alert
SELECT a.id, a.id AS alert_id, a.at, a.plate, a.issuer, a.wanted_plate, a.wanted_issuer, a.list,
       a.reason, a.wanted_case, a.vehicle, a.camera, a.site, a.system, a.confidence, a.origin,
       a.vendor_id, a.vendor_outcome, a.manual, a.outcome, a.counts_as, a.outcome_note, a.outcome_at, a.outcome_by,
       a.call_type, a.cad_number, a.case_number, a.disposition, a.evidence, a.closed_at,
       a.closed_by, a.noted_at, a.noted_by, i.file, a.row, d.name AS image,
       CASE WHEN EXISTS (SELECT 1 FROM v_alert_step s
                          WHERE s.alert = a.id AND s.result = 'differs') THEN 'differs'
            WHEN NOT EXISTS (SELECT 1 FROM alert_step s WHERE s.alert = a.id) THEN 'not begun'
            WHEN EXISTS (SELECT 1 FROM v_verification_step w
                          WHERE NOT EXISTS (SELECT 1 FROM v_alert_step s
                                             WHERE s.alert = a.id AND s.step = w.step
                                               AND s.result = 'matches')) THEN 'begun'
            ELSE 'verified' END AS verified,
       (SELECT COUNT(*) FROM alert_action x WHERE x.alert = a.id) AS actions,
       a.acted,
       (SELECT CASE s.step WHEN 'characters' THEN 'misread' WHEN 'issuer' THEN 'wrong state'
                           WHEN 'status' THEN 'no longer wanted' END
          FROM v_alert_step s
         WHERE s.alert = a.id AND s.result = 'differs' ORDER BY s.step LIMIT 1) AS suggested,
       COALESCE (a.call_type, (SELECT MIN (l.label) FROM policy_list l
                                 JOIN policy p ON p.id = l.policy
                                WHERE l.list = 'call-types' AND p.in_force_until IS NULL))
         AS usual_call_type,
       CASE WHEN a.closed_at IS NOT NULL THEN 'reopen'
            WHEN a.outcome IS NOT NULL THEN 'act act-early call close reopen'
            ELSE 'verify-step settle act act-early call' END AS acts
  FROM v_alert a
  LEFT JOIN alert_import i ON i.id = a.import
  LEFT JOIN document d     ON d.id = a.image
 ORDER BY a.at DESC, a.id DESC
