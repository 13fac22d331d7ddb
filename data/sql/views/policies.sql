-- The policies that the agency follows or has followed.
-- in: (none)          gives: a policy and the states of its clauses
SELECT p.id, p.profile, p.title, p.version, p.in_force_from, p.in_force_until, p.adopted_at,
       p.adopted_by, p.sha256, COUNT (c.id) AS clauses,
       SUM (CASE WHEN c.state = 'at work' THEN 1 ELSE 0 END) AS at_work,
       SUM (CASE WHEN c.state = 'recorded' THEN 1 ELSE 0 END) AS recorded,
       SUM (CASE WHEN c.state = 'not yet' THEN 1 ELSE 0 END) AS not_yet
  FROM policy p
  LEFT JOIN policy_clause c ON c.policy = p.id
 GROUP BY p.id, p.profile, p.title, p.version, p.in_force_from, p.in_force_until, p.adopted_at,
          p.adopted_by, p.sha256
 ORDER BY p.in_force_from, p.id
