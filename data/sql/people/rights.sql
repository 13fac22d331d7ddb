-- The rights that the adopted policies give to a role.
-- in: role          gives: right
SELECT DISTINCT item AS "right"
  FROM policy_list
 WHERE list = 'role ' || :role
