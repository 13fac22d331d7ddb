-- Searches whose reason says nothing: "investigation", "inv", "research", "test".
-- in: policy from until          gives: subject, what
--
-- What is generic stands in the policy's list `generic-reasons`, in normal form, and is compared
-- with whole texts only: "inv 211" says more than "inv". Of "Category - detail" the detail is
-- what the person wrote, so the detail is compared; the category stands for the reason only where
-- the detail is empty ("Investigation - "). A case number beside a generic reason doesn't excuse
-- it.
--
-- The normal form of "Category - detail" is the category's, a space, and the detail's.
SELECT s.id AS subject,
       (SELECT 'generic reason: ' || r.text FROM reason r WHERE r.id = s.reason) AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND s.reason IN (
         SELECT r.id FROM reason r
          WHERE r.state = 0
            AND (r.norm IN (SELECT p.item FROM policy_list p
                             WHERE p.policy = :policy AND p.list = 'generic-reasons')
                 OR (r.category IS NOT NULL
                     AND SUBSTR (r.norm, LENGTH (r.category_norm) + 2) IN (
                           SELECT p.item FROM policy_list p
                            WHERE p.policy = :policy AND p.list = 'generic-reasons'))))
