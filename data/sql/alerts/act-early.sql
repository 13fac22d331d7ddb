-- Records what was done on an alert before it was verified, and opens a violation of who did it.
-- in: alert kind at person confirmed_after note now who
INSERT INTO violation (person, category, happened_at, happened_day, description, opened_at,
                       opened_by)
SELECT COALESCE (:person, (SELECT x.id FROM person x WHERE x.user_name = :who)),
       'Enforcement before verification', COALESCE (:at, :now),
       (COALESCE (:at, :now)
        + (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= COALESCE (:at, :now)
           ORDER BY z.from_at DESC LIMIT 1)) / 86400000,
       'Alert ' || a.id || ', ' || :kind || ': ' || :note, :now, :who
  FROM alert a
 WHERE a.id = :alert AND a.closed_at IS NULL;

INSERT INTO alert_action (alert, kind, at, person, confirmed_after, early, violation, note,
                          noted_at, who)
SELECT a.id, :kind, v.happened_at, v.person, :confirmed_after, 1, v.id, :note, :now, :who
  FROM alert a
  JOIN violation v ON v.id = (SELECT MAX (n.id) FROM violation n)
 WHERE a.id = :alert AND a.closed_at IS NULL
