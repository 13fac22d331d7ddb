-- Switches a connection on.
-- in: connection
UPDATE vendor_connection SET enabled = 1
 WHERE id = :connection AND enabled = 0 AND forgotten_at IS NULL
