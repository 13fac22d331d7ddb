-- Searches of a period by local day; :offset is added to UTC.
-- in: from until offset          gives: day, searches, accounts
SELECT (s.at + :offset) / 86400000 AS id,
       (s.at + :offset) / 86400000 * 86400000 - :offset AS day,
       COUNT(*) AS searches, COUNT (DISTINCT s.account) AS accounts
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
 GROUP BY (s.at + :offset) / 86400000
 ORDER BY 1
