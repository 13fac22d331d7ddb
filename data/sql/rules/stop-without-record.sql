-- Alerts that were closed after a stop of which neither the call nor the report tells: no CAD number,
-- no case number, and no note of the stop.
-- in: (none)          gives: subject, what
SELECT x.alert AS subject, x.kind || ' without a CAD number, a case number or a note' AS what
  FROM alert_action x
  JOIN alert a ON a.id = x.alert
 WHERE a.closed_at IS NOT NULL AND x.kind IN ('stop', 'high-risk stop', 'pursuit')
   AND COALESCE (a.cad_number, '') = '' AND COALESCE (a.case_number, '') = ''
   AND COALESCE (TRIM (x.note), '') = ''
