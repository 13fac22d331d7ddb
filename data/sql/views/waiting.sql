-- What waits for who is signed in: requests to review or to carry out, entries to look at again,
-- alerts that nobody settled, lists not brought up to date since the shift began.
-- in: now who          gives: id, what, count, place
WITH here AS (
  SELECT :now + z.offset_ms AS at, z.offset_ms FROM zone_offset z
   WHERE z.from_at <= :now ORDER BY z.from_at DESC LIMIT 1
), shift AS (
  SELECT MAX (h.at - h.at % 86400000 + c.ms
              - CASE WHEN h.at % 86400000 < c.ms THEN 86400000 ELSE 0 END) - h.offset_ms AS at
    FROM here h, v_shift_clock c
), me AS (
  SELECT person, administrator FROM v_signed_person WHERE who = :who
)
SELECT 1 AS id, 'requests' AS what, COUNT(*) AS count, 'entries' AS place
  FROM v_open_request q
  JOIN me
 WHERE (q.waits = 'administrator' AND me.administrator AND q.asked_by <> :who)
    OR (q.waits = 'supervisor' AND q.supervisor = me.person)
    OR (q.waits = 'entering' AND (q.asked_by = :who OR me.administrator))
UNION ALL
SELECT 2, 'entries', COUNT(*), 'entries'
  FROM hot_list_entry e
  JOIN me ON me.person = e.owner
 WHERE e.removed_at IS NULL AND (e.review_at <= :now OR e.expires_at <= :now)
UNION ALL
SELECT 3, 'alerts', COUNT(*), 'alerts' FROM alert a WHERE a.outcome IS NULL
UNION ALL
SELECT 4, 'lists', COUNT(*), 'hot-lists'
  FROM hot_list l
  JOIN shift s
 WHERE l.state = 'approved' AND l.refresh = 'shift'
   AND NOT EXISTS (SELECT 1 FROM hot_list_refresh r
                    WHERE r.hot_list = l.id AND r.result <> 'failed' AND r.at >= s.at - 3600000)
UNION ALL
SELECT 5, 'proposed', COUNT(*), 'hot-lists'
  FROM hot_list l
  JOIN me ON me.administrator
 WHERE l.state = 'proposed'
 ORDER BY 1
