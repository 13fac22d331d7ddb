-- Searches for a purpose that the policy's closed list of purposes doesn't hold.
-- in: policy from until          gives: subject, what
--
-- A purpose is known only where the vendor had the person choose one: the category of "Category -
-- detail", or an offense. Free text isn't held against a list. Where several are named (a category
-- and an offense, several offenses), one that is permitted is enough. A policy without the list
-- `permitted-purposes` finds nothing.
WITH permitted AS (
  SELECT p.item FROM policy_list p WHERE p.policy = :policy AND p.list = 'permitted-purposes'
),
chosen AS (
  SELECT r.id, r.category_norm FROM reason r
   WHERE r.category IS NOT NULL AND r.category_norm <> '' AND r.state = 0 AND r.system = 0
)
SELECT s.id AS subject,
       'not a permitted purpose: '
       || COALESCE ((SELECT r.category FROM reason r WHERE r.id = s.reason AND r.category_norm <> ''),
                    (SELECT o.text FROM offense o WHERE o.id = s.offense)) AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND (s.reason IN (SELECT c.id FROM chosen c
                      WHERE c.category_norm NOT IN (SELECT item FROM permitted))
        OR (s.offense IN (SELECT o.id FROM offense o WHERE o.state = 0)
            AND s.reason NOT IN (SELECT c.id FROM chosen c)))
   AND s.offense NOT IN (SELECT f.offense FROM offense_part f
                          WHERE f.norm IN (SELECT item FROM permitted))
   AND (SELECT COUNT(*) FROM permitted) > 0
