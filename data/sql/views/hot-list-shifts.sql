-- The shifts of the last month, and whether each list that is refreshed by shift was: in time within
-- an hour of its start, later, or not at all.
-- in: now          gives: a list in a shift
WITH RECURSIVE day (n, at) AS (
  SELECT 0, :now - :now % 86400000
  UNION ALL SELECT n + 1, at - 86400000 FROM day WHERE n < 31
), start AS (
  SELECT d.at + c.ms - (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= d.at + c.ms
                         ORDER BY z.from_at DESC LIMIT 1) AS at
    FROM day d, v_shift_clock c
), shift AS (
  SELECT s.at, COALESCE ((SELECT MIN (t.at) FROM start t WHERE t.at > s.at),
                         s.at + 86400000) AS until_at
    FROM start s
   WHERE s.at <= :now
), told AS (
  SELECT DISTINCT l.id AS list_id, l.name, s.at, s.until_at,
         (SELECT MIN (r.at) FROM hot_list_refresh r
           WHERE r.hot_list = l.id AND r.result <> 'failed'
             AND r.at >= s.at - 3600000 AND r.at < s.until_at - 3600000) AS refreshed_at
    FROM hot_list l
    JOIN hot_list_spell u ON u.hot_list = l.id
    JOIN shift s ON s.until_at > u.from_at AND s.at < COALESCE (u.until_at, 9000000000000000)
   WHERE l.refresh = 'shift'
)
SELECT t.list_id * 100000000 + t.at / 60000 AS id, t.name AS list, t.at, t.until_at,
       t.refreshed_at,
       CASE WHEN t.refreshed_at <= t.at + 3600000 THEN 'in time'
            WHEN t.refreshed_at IS NOT NULL THEN 'late'
            WHEN t.until_at > :now THEN 'open' ELSE 'missed' END AS state
  FROM told t
 ORDER BY t.at DESC, t.name
