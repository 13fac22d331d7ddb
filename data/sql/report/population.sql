-- The searches of an audit's population: how many, and between which instants they lie.
-- in: policy from until last          gives: searches, first_at, last_at
SELECT count(*) AS searches, min(s.at) AS first_at, max(s.at) AS last_at
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until AND s.id <= :last
   AND s.type NOT IN (SELECT t.id
                        FROM search_type t
                        JOIN policy_list l ON l.item = t.norm
                       WHERE l.policy = :policy AND l.list = 'audited-types-left-out')
