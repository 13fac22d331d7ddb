-- The practices as they stood at the end of a period; how often lists were brought up to date at the
-- start of a shift is counted, the others are what the agency says.
-- in: from until now          gives: a statement
WITH RECURSIVE day (at) AS (
  SELECT :from - :from % 86400000
  UNION ALL SELECT at + 86400000 FROM day WHERE at < :until AND at < :now
), start AS (
  SELECT d.at + c.ms - (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= d.at + c.ms
                         ORDER BY z.from_at DESC LIMIT 1) AS at
    FROM day d, v_shift_clock c
), told AS (
  SELECT CASE WHEN EXISTS (SELECT 1 FROM hot_list_refresh r
                            WHERE r.hot_list = l.id AND r.result <> 'failed'
                              AND r.at >= s.at - 3600000 AND r.at <= s.at + 3600000)
              THEN 1 ELSE 0 END AS fresh
    FROM hot_list l
    JOIN hot_list_spell u ON u.hot_list = l.id
    JOIN start s ON s.at >= u.from_at AND s.at < COALESCE (u.until_at, 9000000000000000)
                AND s.at >= :from AND s.at < :until AND s.at <= :now
   WHERE l.refresh = 'shift'
)
SELECT p.id, p.topic, p.statement, p.from_at
  FROM practice p
 WHERE p.id = (SELECT n.id FROM practice n WHERE n.topic = p.topic AND n.from_at < :until
                ORDER BY n.from_at DESC, n.id DESC LIMIT 1)
UNION ALL
SELECT 0, 'Updates at the start of a shift, as counted here',
       CASE WHEN COUNT(*) = 0
            THEN 'No shift began here while a list was in use that is brought up to date by shift.'
            ELSE SUM (fresh) || ' of ' || COUNT(*) || ' updates are on record within an hour of the '
                 || 'start of the shift (each list in each shift counts).' END, NULL
  FROM told
 ORDER BY 2
