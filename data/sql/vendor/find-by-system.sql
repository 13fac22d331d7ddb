-- The number of a system's connection.
-- in: system          gives: id
SELECT c.id FROM vendor_connection c WHERE c.system = :system
