-- The searches that an audit of a policy is drawn from: this agency's own, of the types audited.
-- in: policy from until last          gives: id, key, derived
SELECT s.id, s.key, s.derived
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until AND s.id <= :last
   AND s.type NOT IN (SELECT t.id
                        FROM search_type t
                        JOIN policy_list l ON l.item = t.norm
                       WHERE l.policy = :policy AND l.list = 'audited-types-left-out')
