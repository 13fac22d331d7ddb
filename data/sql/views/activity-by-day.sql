-- Searches of a period by local day; `day` is its first instant.
-- in: from until          gives: id, day, searches, accounts
SELECT d.day AS id, d.day, SUM (d.searches) AS searches, COUNT (DISTINCT d.account) AS accounts
  FROM v_own_search_day d
 WHERE d.day >= :from AND d.day < :until
 GROUP BY d.day
 ORDER BY d.day
