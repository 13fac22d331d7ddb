-- An account that was closed works again.
-- in: account
UPDATE vendor_account
   SET closed_at = NULL, close_reason = NULL
 WHERE id = :account AND closed_at IS NOT NULL
