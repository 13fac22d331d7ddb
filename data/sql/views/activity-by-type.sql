-- Searches of a period by type.
-- in: from until          gives: id, type, searches, accounts
SELECT s.type AS id, CASE WHEN t.state = 0 THEN t.text ELSE '(not exported)' END AS type,
       COUNT(*) AS searches, COUNT (DISTINCT s.account) AS accounts
  FROM v_own_search s
  JOIN search_type t ON t.id = s.type
 WHERE s.at >= :from AND s.at < :until
 GROUP BY s.type, t.state, t.text
 ORDER BY searches DESC
