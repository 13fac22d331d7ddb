-- Takes a hot list out of use; what stood on it stays on record.
-- in: hot_list reason now who
UPDATE hot_list
   SET state = 'retired', retired_at = :now, retired_by = :who, retire_reason = :reason
 WHERE id = :hot_list AND state = 'approved'
