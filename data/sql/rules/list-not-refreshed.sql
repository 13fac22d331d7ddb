-- Hot lists in use that were not brought up to date at the start of the shift that is under way, and
-- daily ones that were not for a day. Within how many minutes around its start is the clause's.
-- in: policy minutes now          gives: subject, what, due
-- counts: it looks for the newest of the shifts' starts
WITH here AS (
  SELECT :now + z.offset_ms AS at, z.offset_ms
    FROM zone_offset z
   WHERE z.from_at <= :now
   ORDER BY z.from_at DESC LIMIT 1
), starts AS (
  SELECT (CAST (SUBSTR (p.label, 1, 2) AS INTEGER) * 60
          + CAST (SUBSTR (p.label, 4, 2) AS INTEGER)) * 60000 AS clock
    FROM policy_list p
   WHERE p.policy = :policy AND p.list = 'shift-starts'
  UNION SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM policy_list p
                                    WHERE p.policy = :policy AND p.list = 'shift-starts')
), shift AS (
  SELECT MAX (h.at - h.at % 86400000 + s.clock
              - CASE WHEN h.at % 86400000 < s.clock THEN 86400000 ELSE 0 END) - h.offset_ms AS at
    FROM here h, starts s
)
SELECT l.id AS subject, 'Bring the hot list “' || l.name || '” up to date' AS what,
       CASE l.refresh WHEN 'shift' THEN s.at + :minutes * 60000
                      ELSE COALESCE ((SELECT MAX (r.at) FROM hot_list_refresh r
                                       WHERE r.hot_list = l.id AND r.result <> 'failed'),
                                     l.decided_at) + 86400000 END AS due
  FROM hot_list l
  JOIN shift s
 WHERE l.state = 'approved' AND l.refresh <> 'change'
   AND NOT EXISTS (SELECT 1 FROM hot_list_refresh r
                    WHERE r.hot_list = l.id AND r.result <> 'failed'
                      AND r.at >= CASE l.refresh WHEN 'shift' THEN s.at - :minutes * 60000
                                                 ELSE :now - 86400000 END)
