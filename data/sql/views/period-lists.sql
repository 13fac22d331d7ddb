-- Each list that reads were compared with in a period: matches, and what became of them. A list in
-- use stands there without a match too. What is not captured is said in words.
-- in: from until          gives: a list
WITH state AS MATERIALIZED (
  SELECT s.figure FROM figure_state s
   WHERE s.captured = 0
     AND s.id = (SELECT n.id FROM figure_state n
                  WHERE n.figure = s.figure AND n.from_at < :until
                  ORDER BY n.from_at DESC, n.id DESC LIMIT 1)
), matched AS MATERIALIZED (
  SELECT m.list, COUNT(*) AS matches,
         COUNT (CASE WHEN m.counts_as = 'confirmed' THEN 1 END) AS confirmed,
         COUNT (CASE WHEN m.counts_as = 'did not correlate' THEN 1 END) AS did_not_correlate,
         COUNT (CASE WHEN m.counts_as = 'not located' THEN 1 END) AS not_located,
         COUNT (CASE WHEN m.counts_as = 'not investigated' THEN 1 END) AS not_investigated,
         COUNT (CASE WHEN m.counts_as = 'open' THEN 1 END) AS open
    FROM v_match m
   WHERE m.at >= :from AND m.at < :until AND NOT m.by_hand
   GROUP BY m.list
), counted AS (
  SELECT * FROM matched
  UNION ALL
  SELECT l.name, 0, 0, 0, 0, 0, 0
    FROM hot_list l
   WHERE EXISTS (SELECT 1 FROM hot_list_spell s
                  WHERE s.hot_list = l.id AND s.from_at < :until
                    AND (s.until_at IS NULL OR s.until_at > :from))
     AND l.name NOT IN (SELECT list FROM matched)
)
SELECT COALESCE (l.id, 1000000000 + ROW_NUMBER () OVER (ORDER BY c.list)) AS id, c.list,
       l.source, l.kind,
       CASE WHEN EXISTS (SELECT 1 FROM state WHERE figure = 'matches')
            THEN 'not captured by the system' ELSE c.matches END AS matches,
       CASE WHEN EXISTS (SELECT 1 FROM state WHERE figure = 'confirmed')
            THEN 'not captured by the system' ELSE c.confirmed END AS confirmed,
       CASE WHEN EXISTS (SELECT 1 FROM state WHERE figure = 'did not correlate')
            THEN 'not captured by the system' ELSE c.did_not_correlate END AS did_not_correlate,
       c.not_located, c.not_investigated, c.open
  FROM counted c
  LEFT JOIN hot_list l ON l.name = c.list
 ORDER BY c.matches DESC, c.list
