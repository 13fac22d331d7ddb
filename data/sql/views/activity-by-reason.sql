-- Searches of a period by reason; the fifty commonest, and the rest in one line.
-- in: from until          gives: reason, searches, accounts
WITH counted AS (
  SELECT CASE WHEN r.state = 0 THEN r.category_norm
              WHEN r.state = 1 THEN '(empty)' WHEN r.state = 2 THEN '(not exported)'
              WHEN r.state = 5 THEN '(placeholder)' ELSE '(masked)' END AS reason,
         COUNT(*) AS searches, COUNT (DISTINCT s.account) AS accounts
    FROM v_own_search s
    JOIN reason r ON r.id = s.reason
   WHERE s.at >= :from AND s.at < :until
   GROUP BY 1
),
ranked AS (
  SELECT reason, searches, accounts,
         ROW_NUMBER () OVER (ORDER BY searches DESC, reason) AS place
    FROM counted
)
SELECT place AS id, reason, searches, accounts FROM ranked WHERE place <= 50
 UNION ALL
SELECT 51, '(' || COUNT(*) || ' other reasons)', SUM (searches), NULL
  FROM ranked WHERE place > 50 HAVING COUNT(*) > 0
 ORDER BY 1
