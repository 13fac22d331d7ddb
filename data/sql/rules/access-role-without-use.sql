-- Access that was granted to somebody whose role the policy gives none: one that isn't among its
-- roles, or that has no right to use the system.
-- in: policy          gives: subject, what
SELECT a.id AS subject, 'the role “' || x.role || '” may not use the system' AS what
  FROM access a
  JOIN person x ON x.id = a.person
 WHERE a.state = 'granted'
   AND NOT EXISTS (SELECT 1 FROM policy_list l
                    WHERE l.policy = :policy AND l.list = 'role ' || x.role AND l.item = 'use')
