-- Matches by month of the agency's calendar (days since 1970 turned into a month by arithmetic).
-- in: from until          gives: month, matches, confirmed, did_not_correlate, other
WITH day AS (
  SELECT m.counts_as,
         (m.at + (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= m.at
                   ORDER BY z.from_at DESC LIMIT 1)) / 86400000 + 719468 AS z
    FROM v_match m
   WHERE m.at >= :from AND m.at < :until
), era AS (
  SELECT counts_as, z / 146097 AS era, z % 146097 AS doe FROM day
), year AS (
  SELECT counts_as, era, doe,
         (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365 AS yoe FROM era
), part AS (
  SELECT counts_as, era * 400 + yoe AS y,
         (5 * (doe - (365 * yoe + yoe / 4 - yoe / 100)) + 2) / 153 AS mp FROM year
), civil AS (
  SELECT counts_as, y + CASE WHEN mp >= 10 THEN 1 ELSE 0 END AS y,
         CASE WHEN mp < 10 THEN mp + 3 ELSE mp - 9 END AS m
    FROM part
)
SELECT y * 100 + m AS id, y || '-' || SUBSTR ('0' || m, -2) AS month, COUNT(*) AS matches,
       COUNT (CASE WHEN counts_as = 'confirmed' THEN 1 END) AS confirmed,
       COUNT (CASE WHEN counts_as = 'did not correlate' THEN 1 END) AS did_not_correlate,
       COUNT (CASE WHEN counts_as NOT IN ('confirmed', 'did not correlate') THEN 1 END) AS other
  FROM civil
 GROUP BY y, m
 ORDER BY y, m
