-- How many of the agency's own searches a period has.
-- in: from until          gives: n
SELECT COALESCE (SUM (d.searches), 0) AS n
  FROM v_own_search_day d
 WHERE d.day >= :from AND d.day < :until
