-- Who is to be locked: enough failures in a row, close enough together, and no lock yet.
-- in: failures within          gives: person, user_name, at
SELECT person, user_name, MIN (at) AS at
  FROM (SELECT f.person, p.user_name, f.at,
               LAG (f.at, :failures - 1)
                 OVER (PARTITION BY f.person ORDER BY f.at, f.id) AS first_at
          FROM sign_in_failure f
          JOIN person p ON p.id = f.person AND f.id > p.failures_from
         WHERE NOT EXISTS (SELECT 1 FROM sign_in_lock l
                            WHERE l.person = p.id AND l.released_at IS NULL))
 WHERE first_at IS NOT NULL AND at - first_at < :within
 GROUP BY person, user_name
 ORDER BY person
