-- The files that a population comes from, and how many searches of each.
-- in: audit policy from until last
INSERT INTO audit_file (audit, import, searches)
SELECT :audit, h.import, count(*)
  FROM v_search s
  JOIN import_sheet h ON h.id = s.sheet
 WHERE s.at >= :from AND s.at < :until AND s.id <= :last
   AND (NOT EXISTS (SELECT 1 FROM own_organisation)
        OR s.organisation IN (SELECT o.id FROM organisation o
                               WHERE o.state <> 0
                                  OR o.norm IN (SELECT norm FROM own_organisation)))
   AND s.type NOT IN (SELECT t.id
                        FROM search_type t
                        JOIN policy_list l ON l.item = t.norm
                       WHERE l.policy = :policy AND l.list = 'audited-types-left-out')
 GROUP BY h.import
