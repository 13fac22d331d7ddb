-- How many rights the policies in force give to a role; 0 where they have no such role.
-- in: role          gives: n
SELECT COUNT(*) AS n
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'role ' || :role AND p.in_force_until IS NULL
