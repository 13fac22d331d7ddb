-- Adopts a version of a profile. One that begins before a version that is there already ends with
-- that one's first day; 0 as :until is no end.
-- in: profile version title from until now who sha256 json
INSERT INTO policy (profile, version, title, in_force_from, in_force_until, adopted_at, adopted_by,
                    sha256, json)
SELECT :profile, :version, :title, :from,
       CASE WHEN n.next IS NULL THEN NULLIF (:until, 0)
            WHEN :until = 0 OR :until > n.next THEN n.next
            ELSE :until END,
       :now, :who, :sha256, :json
  FROM (SELECT MIN (in_force_from) AS next
          FROM policy
         WHERE profile = :profile AND in_force_from > :from) n
