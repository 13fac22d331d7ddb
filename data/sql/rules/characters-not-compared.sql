-- Alerts on which somebody acted, or which were confirmed, though the read had not been seen to match the wanted plate.
-- in: (none)          gives: subject, what
SELECT x.alert AS subject, x.kind || ' before the characters matched' AS what
  FROM alert_action x
 WHERE x.early = 0
   AND NOT EXISTS (SELECT 1 FROM v_alert_step_spell s
                    WHERE s.alert = x.alert AND s.step = 'characters' AND s.result = 'matches'
                      AND s.at / 60000 <= x.at / 60000
                      AND (s.until_at IS NULL OR x.at / 60000 < s.until_at / 60000))
UNION ALL
SELECT a.id AS subject, 'confirmed before the characters matched' AS what
  FROM alert a
 WHERE a.outcome = 'confirmed'
   AND NOT EXISTS (SELECT 1 FROM v_alert_step s
                    WHERE s.alert = a.id AND s.step = 'characters' AND s.result = 'matches')
