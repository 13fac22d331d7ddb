-- A number of the policies that are in force; the smallest where several give it.
-- in: name otherwise          gives: number
SELECT COALESCE (MIN (n.number), :otherwise) AS number
  FROM policy_number n
  JOIN policy p ON p.id = n.policy
 WHERE n.name = :name AND p.in_force_until IS NULL
