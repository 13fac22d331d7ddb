-- Plates entered by hand for investigations in a period, and what became of their matches. What is
-- not captured is said in words.
-- in: from until          gives: a figure
WITH state AS MATERIALIZED (
  SELECT s.figure FROM figure_state s
   WHERE s.captured = 0
     AND s.id = (SELECT n.id FROM figure_state n
                  WHERE n.figure = s.figure AND n.from_at < :until
                  ORDER BY n.from_at DESC, n.id DESC LIMIT 1)
), matched AS MATERIALIZED (
  SELECT m.counts_as, COUNT(*) AS n FROM v_match m
   WHERE m.by_hand AND m.at >= :from AND m.at < :until
   GROUP BY m.counts_as
), counted (id, figure, what, number) AS (
  SELECT 1, 'manual entries', 'License plates entered by hand',
         (SELECT COUNT(*) FROM manual_plate p WHERE p.entered_at >= :from AND p.entered_at < :until)
  UNION ALL SELECT 2, 'manual matches', 'Matches', (SELECT SUM (n) FROM matched)
  UNION ALL SELECT 3, 'manual confirmed', 'Confirmed matches',
                   (SELECT SUM (n) FROM matched WHERE counts_as = 'confirmed')
  UNION ALL SELECT 4, 'manual did not correlate',
                   'Matches that on further investigation did not correlate to an alert',
                   (SELECT SUM (n) FROM matched WHERE counts_as = 'did not correlate')
  UNION ALL SELECT 5, '', 'Vehicle not located',
                   (SELECT SUM (n) FROM matched WHERE counts_as = 'not located')
  UNION ALL SELECT 6, '', 'Not investigated',
                   (SELECT SUM (n) FROM matched WHERE counts_as = 'not investigated')
  UNION ALL SELECT 7, '', 'Not settled yet',
                   (SELECT SUM (n) FROM matched WHERE counts_as = 'open')
)
SELECT c.id, c.what,
       CASE WHEN c.figure IN (SELECT figure FROM state) THEN 'not captured by the system'
            ELSE COALESCE (c.number, 0) END AS number
  FROM counted c
 ORDER BY c.id
