-- The ids of an audit's population, from which anybody can repeat the draw.
-- in: audit          gives: id, search_id, derived
SELECT s.id, s.key AS search_id, s.derived
  FROM audit a
  JOIN v_own_search s ON s.at >= a.from_at AND s.at < a.until_at AND s.id <= a.last_search
 WHERE a.id = :audit
   AND s.type NOT IN (SELECT t.id
                        FROM search_type t
                        JOIN policy_list l ON l.item = t.norm
                       WHERE l.policy = a.policy AND l.list = 'audited-types-left-out')
 ORDER BY s.derived, s.key
