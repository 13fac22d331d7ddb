-- How many of the agency's own searches a period has.
-- in: from until first last          gives: n
SELECT COUNT(*) AS n FROM v_own_search
 WHERE id BETWEEN :first AND :last AND at >= :from AND at < :until
