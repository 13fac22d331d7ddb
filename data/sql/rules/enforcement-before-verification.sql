-- Alerts on which somebody acted, or which were confirmed, before each step that the policy lists
-- had matched. A status that could not be checked counts where the clause says so.
-- in: policy unless_impossible          gives: subject, what
SELECT x.alert AS subject, x.kind || ' before this step matched: ' || l.label AS what
  FROM alert_action x
  JOIN policy_list l ON l.policy = :policy AND l.list = 'verification-steps'
 WHERE x.early = 0
   AND NOT EXISTS (SELECT 1 FROM v_alert_step_spell s
                    WHERE s.alert = x.alert AND s.step = l.item
                      AND (s.result = 'matches'
                           OR (s.step = 'status' AND s.result = 'not possible'
                               AND :unless_impossible = 1))
                      AND s.at / 60000 <= x.at / 60000
                      AND (s.until_at IS NULL OR x.at / 60000 < s.until_at / 60000))
UNION ALL
SELECT a.id AS subject, 'confirmed before this step matched: ' || l.label AS what
  FROM alert a
  JOIN policy_list l ON l.policy = :policy AND l.list = 'verification-steps'
 WHERE a.outcome = 'confirmed'
   AND NOT EXISTS (SELECT 1 FROM v_alert_step s
                    WHERE s.alert = a.id AND s.step = l.item
                      AND (s.result = 'matches'
                           OR (s.step = 'status' AND s.result = 'not possible'
                               AND :unless_impossible = 1)))
