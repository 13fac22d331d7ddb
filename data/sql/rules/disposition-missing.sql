-- Alerts that were closed after somebody had acted on them, without a final disposition.
-- in: (none)          gives: subject, what
SELECT a.id AS subject, 'no final disposition' AS what
  FROM alert a
 WHERE a.closed_at IS NOT NULL AND COALESCE (TRIM (a.disposition), '') = ''
   AND EXISTS (SELECT 1 FROM alert_action x WHERE x.alert = a.id)
