-- The ids of an audit's population, from which anybody can repeat the draw.
-- in: audit          gives: id, search_id, derived
SELECT s.id, s.key AS search_id, s.derived
  FROM audit a
  JOIN search s ON s.at >= a.from_at AND s.at < a.until_at AND s.id <= a.last_search
 WHERE a.id = :audit
   AND s.organisation IN (SELECT o.organisation FROM audit_organisation o WHERE o.audit = :audit)
   AND s.type NOT IN (SELECT t.id
                        FROM search_type t
                        JOIN policy_list l ON l.item = t.norm
                       WHERE l.list = 'audited-types-left-out'
                         AND l.policy = (SELECT b.policy FROM audit b WHERE b.id = :audit))
 ORDER BY s.derived, s.key
