-- The searches of an audit's population: how many, and between which instants they lie.
-- in: audit          gives: searches, first_at, last_at
SELECT COUNT(*) AS searches, MIN (s.at) AS first_at, MAX (s.at) AS last_at
  FROM audit a
  JOIN search s ON s.at >= a.from_at AND s.at < a.until_at AND s.id <= a.last_search
 WHERE a.id = :audit
   AND s.organisation IN (SELECT o.organisation FROM audit_organisation o WHERE o.audit = :audit)
   AND s.type NOT IN (SELECT t.id
                        FROM search_type t
                        JOIN policy_list l ON l.item = t.norm
                       WHERE l.list = 'audited-types-left-out'
                         AND l.policy = (SELECT b.policy FROM audit b WHERE b.id = :audit))
