-- Findings of a period by local month.
-- in: from until          gives: id, month, searches, findings, violations, open, upheld, explained
--
-- The month of a day number is worked out by arithmetic: years begin in March, so that a leap day
-- comes last (the same as alpr_time_from_civil, backwards).
WITH judged AS (
  SELECT j.finding, j.verdict
    FROM judgement j
    JOIN (SELECT finding, MAX (id) AS id FROM judgement GROUP BY finding) n ON n.id = j.id
),
event (at, searches, findings, violations, open, upheld, explained) AS (
  SELECT s.at, 1, 0, 0, 0, 0, 0
    FROM v_own_search s
   WHERE s.at >= :from AND s.at < :until
   UNION ALL
  SELECT s.at, 0, 1, CASE WHEN k.severity = 'violation' THEN 1 ELSE 0 END,
         CASE WHEN COALESCE (v.verdict, 'open') = 'open' THEN 1 ELSE 0 END,
         CASE WHEN v.verdict = 'upheld' THEN 1 ELSE 0 END,
         CASE WHEN v.verdict = 'explained' THEN 1 ELSE 0 END
    FROM finding f
    JOIN policy_rule k  ON k.id = f.rule
    JOIN v_own_search s ON s.id = f.subject
    LEFT JOIN judged v  ON v.finding = f.id
   WHERE s.at >= :from AND s.at < :until AND k.severity IN ('violation', 'notice', 'data-error')
),
daily AS (
  SELECT (e.at + COALESCE ((SELECT z.offset_ms FROM zone_offset z
                             WHERE z.from_at <= e.at ORDER BY z.from_at DESC LIMIT 1), 0))
         / 86400000 + 719468 AS day,
         SUM (searches) AS searches, SUM (findings) AS findings, SUM (violations) AS violations,
         SUM (open) AS open, SUM (upheld) AS upheld, SUM (explained) AS explained
    FROM event e
   GROUP BY 1
),
era AS (SELECT d.*, day / 146097 AS era, day % 146097 AS doe FROM daily d),
year AS (
  SELECT e.*, (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365 AS yoe FROM era e
),
place AS (
  SELECT y.*, era * 400 + yoe AS year, (5 * (doe - (365 * yoe + yoe / 4 - yoe / 100)) + 2) / 153 AS mp
    FROM year y
),
dated AS (
  SELECT p.*, (CASE WHEN mp >= 10 THEN year + 1 ELSE year END) * 100
              + (CASE WHEN mp >= 10 THEN mp - 9 ELSE mp + 3 END) AS number
    FROM place p
)
SELECT m.number AS id,
       (m.number / 100) || CASE WHEN m.number % 100 < 10 THEN '-0' ELSE '-' END || (m.number % 100)
         AS month,
       SUM (searches) AS searches, SUM (findings) AS findings, SUM (violations) AS violations,
       SUM (open) AS open, SUM (upheld) AS upheld, SUM (explained) AS explained
  FROM dated m
 GROUP BY m.number
 ORDER BY m.number
