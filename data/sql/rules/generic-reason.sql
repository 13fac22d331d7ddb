-- Searches whose reason says nothing: "investigation", "inv", "research", "test".
-- in: policy from until          gives: subject, what
--
-- What is generic stands in the policy's list `generic-reasons`, in normal form, and is compared
-- with whole texts only: "inv 211" says more than "inv". Of "Category - detail" both halves must
-- say nothing: "Burglary - inv" names a crime, as "Burglary - " does, and "Investigation - stolen
-- red truck" tells what is looked for; "Other - test" and "Investigation - " don't. A case number
-- beside a generic reason doesn't excuse it.
--
-- The normal form of "Category - detail" is the category's, a space, and the detail's.
WITH generic AS (
  SELECT p.item FROM policy_list p WHERE p.policy = :policy AND p.list = 'generic-reasons'
)
SELECT s.id AS subject,
       (SELECT 'generic reason: ' || r.text FROM reason r WHERE r.id = s.reason) AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND s.reason IN (
         SELECT r.id FROM reason r
          WHERE r.state = 0
            AND (r.norm IN (SELECT item FROM generic)
                 OR (r.category IS NOT NULL
                     AND r.category_norm IN (SELECT item FROM generic)
                     AND SUBSTR (r.norm, LENGTH (r.category_norm) + 2) IN (SELECT item FROM generic))))
