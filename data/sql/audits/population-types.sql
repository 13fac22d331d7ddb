-- What types of search a population holds, and how many of each.
-- in: policy from until last          gives: type, searches
SELECT CASE WHEN t.state = 0 THEN t.text ELSE 'type not exported' END AS type,
       count(*) AS searches
  FROM v_search s
  JOIN search_type t ON t.id = s.type
 WHERE s.at >= :from AND s.at < :until AND s.id <= :last
   AND (NOT EXISTS (SELECT 1 FROM own_organisation)
        OR s.organisation IN (SELECT o.id FROM organisation o
                               WHERE o.state <> 0
                                  OR o.norm IN (SELECT norm FROM own_organisation)))
   AND s.type NOT IN (SELECT y.id
                        FROM search_type y
                        JOIN policy_list l ON l.item = y.norm
                       WHERE l.policy = :policy AND l.list = 'audited-types-left-out')
 GROUP BY 1
 ORDER BY 2 DESC, 1
