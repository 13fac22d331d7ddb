-- What is needed to speak with a vendor.
-- in: connection          gives: system, base_url, token_url, client_id, client_secret, authority, enabled
SELECT c.system, c.base_url, c.token_url, c.client_id, c.client_secret, c.authority, c.enabled
  FROM vendor_connection c
 WHERE c.id = :connection AND c.forgotten_at IS NULL
