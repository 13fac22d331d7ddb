-- Versions of a profile that stand in the way of another: of the same name, or from the same day.
-- in: profile version from          gives: version, sha256
SELECT version, sha256
  FROM policy
 WHERE profile = :profile AND (version = :version OR in_force_from = :from)
 ORDER BY CASE WHEN version = :version THEN 0 ELSE 1 END
