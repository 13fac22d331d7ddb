-- Hot lists in use whose purpose is none of those that the policy names for hot lists.
-- in: policy          gives: subject, what
SELECT l.id AS subject, '“' || l.purpose || '” is no purpose of the policy’s' AS what
  FROM hot_list l
 WHERE l.state = 'approved'
   AND NOT EXISTS (SELECT 1 FROM policy_list p
                    WHERE p.policy = :policy AND p.list = 'hot-list-purposes'
                      AND p.label = l.purpose)
