-- What became of an alert: steps, actions, call, outcome.
-- in: alert_id          gives: entries: at, kind, what, who
SELECT s.at, 'step' AS kind,
       s.step || ': ' || s.result || COALESCE (' (' || s.means || ')', '')
       || COALESCE (': ' || NULLIF (s.note, ''), '') AS what,
       COALESCE (NULLIF (p.full_name, ''), p.user_name, s.who) AS who, s.id AS place
  FROM alert_step s LEFT JOIN person p ON p.id = s.person WHERE s.alert = :alert_id
UNION ALL
SELECT x.at, CASE WHEN x.early = 1 THEN 'early action' ELSE 'action' END,
       x.kind || COALESCE (', ' || x.confirmed_after || ' after the stop', '')
       || COALESCE (': ' || NULLIF (x.note, ''), ''),
       COALESCE (NULLIF (p.full_name, ''), p.user_name), x.id
  FROM alert_action x JOIN person p ON p.id = x.person WHERE x.alert = :alert_id
UNION ALL
SELECT c.at, c.kind, c.what, c.who, c.id FROM alert_change c WHERE c.alert = :alert_id
UNION ALL
SELECT a.at, 'read', 'read' || COALESCE (' by ' || a.camera, ''), NULL, a.id
  FROM alert a WHERE a.id = :alert_id
 ORDER BY 1 DESC, 5 DESC
