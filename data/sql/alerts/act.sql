-- Records what was done on an alert.
-- in: alert kind at person confirmed_after note now who
INSERT INTO alert_action (alert, kind, at, person, confirmed_after, note, noted_at, who)
SELECT a.id, :kind, COALESCE (:at, :now),
       COALESCE (:person, (SELECT x.id FROM person x WHERE x.user_name = :who)),
       :confirmed_after, :note, :now, :who
  FROM alert a
 WHERE a.id = :alert AND a.closed_at IS NULL
