-- The policies that the agency follows or has followed, in the order in which they came in force.
-- in: (none)          gives: id, profile, json, in_force_from, in_force_until, adopted_at, adopted_by
SELECT id, profile, json, in_force_from, COALESCE (in_force_until, 0) AS in_force_until,
       adopted_at, adopted_by
  FROM policy
 ORDER BY in_force_from, id
