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
permitted_offense AS (
  SELECT f.offense FROM offense_part f WHERE f.norm IN (SELECT item FROM permitted)
),
odd AS MATERIALIZED (
  SELECT r.id, r.category
    FROM reason r
   WHERE r.category IS NOT NULL AND r.category_norm <> ''
     AND r.state = 0 AND r.system = 0
     AND (SELECT COUNT(*) FROM permitted) > 0
     AND r.category_norm NOT IN (SELECT item FROM permitted)
)
SELECT s.id AS subject, 'not a permitted purpose: ' || o.category AS what
  FROM v_own_search s
  JOIN odd o ON o.id = s.reason
 WHERE s.at >= :from AND s.at < :until
   AND s.offense NOT IN (SELECT offense FROM permitted_offense)
UNION ALL
SELECT s.id, (SELECT 'not a permitted purpose: ' || o.text FROM offense o WHERE o.id = s.offense)
  FROM v_own_search s
 WHERE s.offense IN (SELECT o.id FROM offense o
                      WHERE o.state = 0 AND (SELECT COUNT(*) FROM permitted) > 0)
   AND s.offense NOT IN (SELECT offense FROM permitted_offense)
   AND s.at >= :from AND s.at < :until
   AND s.reason NOT IN (SELECT r.id FROM reason r
                         WHERE r.category IS NOT NULL AND r.category_norm <> ''
                           AND r.state = 0 AND r.system = 0)
