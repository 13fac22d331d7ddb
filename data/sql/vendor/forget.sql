-- Forgets a connection: its secret, what it trusted, and what was pulled through it. That there
-- were pulls and pushes stays on record.
-- in: connection now
DELETE FROM vendor_entry
 WHERE vendor_list IN (SELECT l.id FROM vendor_list l WHERE l.connection = :connection);
UPDATE vendor_connection
   SET client_secret = NULL, authority = NULL, enabled = 0, forgotten_at = :now
 WHERE id = :connection AND forgotten_at IS NULL
