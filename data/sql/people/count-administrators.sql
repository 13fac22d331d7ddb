-- How many active persons may administer the book.
-- in: (none)          gives: n
SELECT COUNT(*) AS n
  FROM person x
 WHERE x.state = 'active'
   AND EXISTS (SELECT 1 FROM policy_list l
                 JOIN policy p ON p.id = l.policy
                WHERE l.list = 'role ' || x.role AND l.item = 'administer'
                  AND p.in_force_until IS NULL)
