-- The kinds of actions that were taken on alerts.
-- in: (none)          gives: value, label
SELECT DISTINCT x.kind AS value, x.kind AS label
  FROM alert_action x
 ORDER BY 2
