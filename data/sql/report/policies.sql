-- The policies that were in force at some time of a period, and their versions.
-- in: from until          gives: title, version
SELECT p.title, p.version
  FROM policy p
 WHERE p.in_force_from < :until
   AND (p.in_force_until IS NULL OR p.in_force_until > :from)
 ORDER BY p.in_force_from, p.id
