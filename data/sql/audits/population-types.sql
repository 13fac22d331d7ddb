-- What types of search a population holds, and how many of each.
-- in: policy from until last          gives: type, searches
SELECT CASE WHEN t.state = 0 THEN t.text ELSE 'type not exported' END AS type,
       count(*) AS searches
  FROM v_own_search s
  JOIN search_type t ON t.id = s.type
 WHERE s.at >= :from AND s.at < :until AND s.id <= :last
   AND s.type NOT IN (SELECT y.id
                        FROM search_type y
                        JOIN policy_list l ON l.item = y.norm
                       WHERE l.policy = :policy AND l.list = 'audited-types-left-out')
 GROUP BY 1
 ORDER BY 2 DESC, 1
