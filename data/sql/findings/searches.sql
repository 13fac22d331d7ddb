-- How many searches of a period are screened.
-- in: from until          gives: n
SELECT COUNT(*) AS n FROM v_own_search s WHERE s.at >= :from AND s.at < :until
