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
searched AS (
  SELECT s.id,
         (s.at + COALESCE ((SELECT z.offset_ms FROM zone_offset z
                             WHERE z.from_at <= s.at ORDER BY z.from_at DESC LIMIT 1), 0))
         / 86400000 + 719468 AS day
    FROM v_own_search s
   WHERE s.at >= :from AND s.at < :until
),
era AS (
  SELECT id, day / 146097 AS era, day % 146097 AS doe FROM searched
),
year AS (
  SELECT id, era, doe, (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365 AS yoe FROM era
),
place AS (
  SELECT id, era * 400 + yoe AS year, (5 * (doe - (365 * yoe + yoe / 4 - yoe / 100)) + 2) / 153 AS mp
    FROM year
),
dated AS (
  SELECT id, (CASE WHEN mp >= 10 THEN year + 1 ELSE year END) * 100
             + (CASE WHEN mp >= 10 THEN mp - 9 ELSE mp + 3 END) AS month
    FROM place
),
found AS (
  SELECT d.month, k.severity, COALESCE (v.verdict, 'open') AS verdict
    FROM finding f
    JOIN policy_rule k ON k.id = f.rule
    JOIN dated d       ON d.id = f.subject
    LEFT JOIN judged v ON v.finding = f.id
   WHERE k.severity IN ('violation', 'notice', 'data-error')
)
SELECT m.month AS id,
       (m.month / 100) || CASE WHEN m.month % 100 < 10 THEN '-0' ELSE '-' END || (m.month % 100)
         AS month,
       m.searches,
       (SELECT COUNT(*) FROM found f WHERE f.month = m.month) AS findings,
       (SELECT COUNT(*) FROM found f WHERE f.month = m.month AND f.severity = 'violation')
         AS violations,
       (SELECT COUNT(*) FROM found f WHERE f.month = m.month AND f.verdict = 'open') AS open,
       (SELECT COUNT(*) FROM found f WHERE f.month = m.month AND f.verdict = 'upheld') AS upheld,
       (SELECT COUNT(*) FROM found f WHERE f.month = m.month AND f.verdict = 'explained')
         AS explained
  FROM (SELECT month, COUNT(*) AS searches FROM dated GROUP BY month) m
 ORDER BY m.month
