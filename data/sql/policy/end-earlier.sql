-- Ends the version of a profile that is in force when the next one begins.
-- in: profile from
UPDATE policy
   SET in_force_until = :from
 WHERE profile = :profile AND in_force_from < :from
   AND (in_force_until IS NULL OR in_force_until > :from)
