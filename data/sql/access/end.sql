-- Ends an access that was granted.
-- in: access reason ended now who
UPDATE access
   SET state = 'ended', until_at = COALESCE (:ended, :now), end_reason = :reason, ended_by = :who
 WHERE id = :access AND state = 'granted'
