-- Findings of a period by the account that searched, and what was decided on them.
-- in: from until          gives: id, account, searches, findings, violations, open, upheld, explained, share
WITH judged AS (
  SELECT j.finding, j.verdict
    FROM judgement j
    JOIN (SELECT finding, MAX (id) AS id FROM judgement GROUP BY finding) n ON n.id = j.id
),
found AS (
  SELECT s.account, s.id, k.severity, COALESCE (v.verdict, 'open') AS verdict
    FROM finding f
    JOIN policy_rule k  ON k.id = f.rule
    JOIN v_own_search s ON s.id = f.subject
    LEFT JOIN judged v  ON v.finding = f.id
   WHERE s.at >= :from AND s.at < :until AND k.severity IN ('violation', 'notice', 'data-error')
),
searched AS (
  SELECT d.account, SUM (d.searches) AS searches
    FROM v_own_search_day d
   WHERE d.day >= :from AND d.day < :until
   GROUP BY d.account
)
SELECT f.account AS id,
       CASE WHEN a.state = 0 THEN a.text ELSE '(not shown by the vendor)' END AS account,
       n.searches, COUNT(*) AS findings,
       COUNT (CASE WHEN f.severity = 'violation' THEN 1 END) AS violations,
       COUNT (CASE WHEN f.verdict = 'open' THEN 1 END) AS open,
       COUNT (CASE WHEN f.verdict = 'upheld' THEN 1 END) AS upheld,
       COUNT (CASE WHEN f.verdict = 'explained' THEN 1 END) AS explained,
       COUNT (DISTINCT f.id) * 1.0 / n.searches AS share
  FROM found f
  JOIN account a  ON a.id = f.account
  JOIN searched n ON n.account = f.account
 GROUP BY f.account, a.state, a.text, n.searches
 ORDER BY findings DESC, account
