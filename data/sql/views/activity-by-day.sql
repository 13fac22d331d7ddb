-- Searches of a period by local day; `day` is its first instant.
-- in: from until          gives: id, day, searches, accounts
--
-- Which offset held at midnight is asked an hour before: no clock is changed before one o'clock.
WITH dated AS (
  SELECT s.at, s.account,
         (s.at + COALESCE ((SELECT z.offset_ms FROM zone_offset z
                             WHERE z.from_at <= s.at ORDER BY z.from_at DESC LIMIT 1), 0))
         / 86400000 AS number
    FROM v_own_search s
   WHERE s.at >= :from AND s.at < :until
),
counted AS (
  SELECT number, MIN (at) AS first_at, COUNT(*) AS searches, COUNT (DISTINCT account) AS accounts
    FROM dated
   GROUP BY number
),
guessed AS (
  SELECT number, searches, accounts,
         number * 86400000 - 3600000
         - COALESCE ((SELECT z.offset_ms FROM zone_offset z
                       WHERE z.from_at <= first_at ORDER BY z.from_at DESC LIMIT 1), 0) AS before
    FROM counted
)
SELECT g.number AS id,
       g.number * 86400000
       - COALESCE ((SELECT z.offset_ms FROM zone_offset z
                     WHERE z.from_at <= g.before ORDER BY z.from_at DESC LIMIT 1), 0) AS day,
       g.searches, g.accounts
  FROM guessed g
 ORDER BY g.number
