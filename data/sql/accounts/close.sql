-- An account was disabled or removed in the vendor's system.
-- in: account closed reason now
UPDATE vendor_account
   SET closed_at = COALESCE (:closed, :now), close_reason = :reason
 WHERE id = :account AND closed_at IS NULL
