-- Findings of a period by local month.
-- in: from until          gives: id, month, searches, findings, violations, open, upheld, explained
--
-- A finding is of the month in which the newest day that had begun before its search lies.
WITH judged AS (
  SELECT j.finding, j.verdict
    FROM judgement j
    JOIN (SELECT finding, MAX (id) AS id FROM judgement GROUP BY finding) n ON n.id = j.id
),
counted AS (
  SELECT d.month, MIN (d.day) AS from_at, SUM (d.searches) AS searches
    FROM v_own_search_day d
   WHERE d.day >= :from AND d.day < :until
   GROUP BY d.month
),
found AS (
  SELECT (SELECT MAX (c.month) FROM counted c WHERE c.from_at <= s.at) AS month,
         COUNT(*) AS findings, COUNT (CASE WHEN k.severity = 'violation' THEN 1 END) AS violations,
         COUNT (CASE WHEN COALESCE (v.verdict, 'open') = 'open' THEN 1 END) AS open,
         COUNT (CASE WHEN v.verdict = 'upheld' THEN 1 END) AS upheld,
         COUNT (CASE WHEN v.verdict = 'explained' THEN 1 END) AS explained
    FROM finding f
    JOIN policy_rule k  ON k.id = f.rule
    JOIN v_own_search s ON s.id = f.subject
    LEFT JOIN judged v  ON v.finding = f.id
   WHERE k.severity IN ('violation', 'notice', 'data-error')
     AND s.at >= :from AND s.at < :until
   GROUP BY 1
)
SELECT c.month AS id,
       (c.month / 100) || CASE WHEN c.month % 100 < 10 THEN '-0' ELSE '-' END || (c.month % 100)
         AS month,
       c.searches, COALESCE (f.findings, 0) AS findings, COALESCE (f.violations, 0) AS violations,
       COALESCE (f.open, 0) AS open, COALESCE (f.upheld, 0) AS upheld,
       COALESCE (f.explained, 0) AS explained
  FROM counted c
  LEFT JOIN found f ON f.month = c.month
 ORDER BY c.month
