-- Matches by month of the agency's calendar (days since 1970 turned into a month by arithmetic). Days
-- are counted first, so that the arithmetic is done for hundreds of rows.
-- in: from until          gives: month, matches, confirmed, did_not_correlate, other
WITH span AS MATERIALIZED (
  SELECT z.from_at, z.offset_ms,
         COALESCE ((SELECT MIN (n.from_at) FROM zone_offset n WHERE n.from_at > z.from_at),
                   9000000000000000) AS until_at
    FROM zone_offset z
   WHERE z.from_at < :until
), day AS MATERIALIZED (
  SELECT (m.at + s.offset_ms) / 86400000 + 719468 AS z, COUNT(*) AS matches,
         COUNT (CASE WHEN m.counts_as = 'confirmed' THEN 1 END) AS confirmed,
         COUNT (CASE WHEN m.counts_as = 'did not correlate' THEN 1 END) AS did_not_correlate
    FROM span s
   CROSS JOIN v_match m
   WHERE s.until_at > :from AND m.at >= s.from_at AND m.at < s.until_at
     AND m.at >= :from AND m.at < :until
   GROUP BY (m.at + s.offset_ms) / 86400000
), era AS MATERIALIZED (
  SELECT d.*, z / 146097 AS era, z % 146097 AS doe FROM day d
), year AS MATERIALIZED (
  SELECT e.*, (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365 AS yoe FROM era e
), part AS MATERIALIZED (
  SELECT y.*, (5 * (doe - (365 * yoe + yoe / 4 - yoe / 100)) + 2) / 153 AS mp FROM year y
), civil AS (
  SELECT matches, confirmed, did_not_correlate,
         era * 400 + yoe + CASE WHEN mp >= 10 THEN 1 ELSE 0 END AS y,
         CASE WHEN mp < 10 THEN mp + 3 ELSE mp - 9 END AS m
    FROM part
)
SELECT y * 100 + m AS id, y || '-' || SUBSTR ('0' || m, -2) AS month, SUM (matches) AS matches,
       SUM (confirmed) AS confirmed, SUM (did_not_correlate) AS did_not_correlate,
       SUM (matches) - SUM (confirmed) - SUM (did_not_correlate) AS other
  FROM civil
 GROUP BY y, m
 ORDER BY y, m
