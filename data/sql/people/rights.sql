-- The rights that the policies which the agency follows today give to a role.
-- in: role          gives: right
SELECT DISTINCT l.item AS "right"
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'role ' || :role AND p.in_force_until IS NULL
