-- The files that a population comes from, and how many searches of each.
-- in: audit policy from until last
INSERT INTO audit_file (audit, import, searches)
SELECT :audit, h.import, count(*)
  FROM v_own_search s
  JOIN import_sheet h ON h.id = s.sheet
 WHERE s.at >= :from AND s.at < :until AND s.id <= :last
   AND s.type NOT IN (SELECT t.id
                        FROM search_type t
                        JOIN policy_list l ON l.item = t.norm
                       WHERE l.policy = :policy AND l.list = 'audited-types-left-out')
 GROUP BY h.import
