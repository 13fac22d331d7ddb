-- Everybody on the roster, for a list to be compared with.
-- in: (none)
SELECT x.id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS name, x.number, x.unit, x.rank,
       x.email, x.phone, x.role, x.state, x.supervisor
  FROM person x
 ORDER BY x.id
