-- Switches a connection off.
-- in: connection
UPDATE vendor_connection SET enabled = 0 WHERE id = :connection AND enabled = 1
