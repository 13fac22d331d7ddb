-- Searches of a period by account.
-- in: from until          gives: id, account, searches, first_at, last_at, plates, without_reason, without_case
SELECT s.account AS id,
       CASE WHEN a.state = 0 THEN a.text ELSE '(not shown by the vendor)' END AS account,
       COUNT(*) AS searches, MIN (s.at) AS first_at, MAX (s.at) AS last_at,
       COUNT (DISTINCT s.plate) AS plates,
       SUM (CASE WHEN r.state IN (1, 5) THEN 1 ELSE 0 END) AS without_reason,
       SUM (CASE WHEN c.state IN (1, 5) AND r.case_norm IS NULL THEN 1 ELSE 0 END) AS without_case
  FROM v_own_search s
  JOIN account a     ON a.id = s.account
  JOIN reason r      ON r.id = s.reason
  JOIN case_number c ON c.id = s.case_number
 WHERE s.at >= :from AND s.at < :until
 GROUP BY s.account, a.state, a.text
 ORDER BY searches DESC, account
