-- Alerts on which somebody acted, or which were confirmed, though nobody had checked through what
-- the clause names that the plate is wanted still.
-- in: ncic fmcsa dispatch mdt unless_impossible          gives: subject, what
SELECT x.alert AS subject, x.kind || ' before the status was checked' AS what
  FROM alert_action x
 WHERE x.early = 0
   AND NOT EXISTS (SELECT 1 FROM v_alert_step_spell s
                    WHERE s.alert = x.alert AND s.step = 'status'
                      AND ((s.result = 'matches'
                            AND 1 = CASE s.means WHEN 'NCIC' THEN :ncic WHEN 'FMCSA' THEN :fmcsa
                                                 WHEN 'dispatch' THEN :dispatch
                                                 WHEN 'MDT' THEN :mdt END)
                           OR (s.result = 'not possible' AND :unless_impossible = 1))
                      AND s.at / 60000 <= x.at / 60000
                      AND (s.until_at IS NULL OR x.at / 60000 < s.until_at / 60000))
UNION ALL
SELECT a.id AS subject, 'confirmed before the status was checked' AS what
  FROM alert a
 WHERE a.outcome = 'confirmed'
   AND NOT EXISTS (SELECT 1 FROM v_alert_step s
                    WHERE s.alert = a.id AND s.step = 'status'
                      AND ((s.result = 'matches'
                            AND 1 = CASE s.means WHEN 'NCIC' THEN :ncic WHEN 'FMCSA' THEN :fmcsa
                                                 WHEN 'dispatch' THEN :dispatch
                                                 WHEN 'MDT' THEN :mdt END)
                           OR (s.result = 'not possible' AND :unless_impossible = 1)))
