-- What the policies in force ask of each role.
-- in: (none)          gives: a course of a role
SELECT ROW_NUMBER () OVER (ORDER BY r.item, l.item) AS id, r.label AS role, r.item AS role_id,
       l.label AS course, NULLIF (n.number, 0) AS days, p.title AS policy
  FROM policy p
  JOIN policy_list r ON r.policy = p.id AND r.list = 'roles'
  JOIN policy_list l ON l.policy = p.id AND l.list = 'needs ' || r.item
  LEFT JOIN policy_number n ON n.policy = p.id AND n.name = 'days-of ' || l.item
 WHERE p.in_force_until IS NULL
 ORDER BY r.item, l.label
