-- A number of the policies in force: the least that is more than 0, and the greatest.
-- in: name          gives: least, greatest
SELECT MIN (NULLIF (n.number, 0)) AS least, MAX (n.number) AS greatest
  FROM policy_number n
  JOIN policy p ON p.id = n.policy
 WHERE n.name = :name AND p.in_force_until IS NULL
