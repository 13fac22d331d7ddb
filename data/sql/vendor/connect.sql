-- Puts a connection on record, or gives one other values. It is off until somebody switches it on.
-- in: system base_url token_url client_id secret authority now who
INSERT INTO vendor_connection (system, kind, base_url, token_url, client_id, client_secret,
                               authority, enabled, noted_at, noted_by)
VALUES (:system, 'flock-v3', :base_url, :token_url, :client_id, :secret, :authority, 0, :now, :who)
ON CONFLICT (system) DO UPDATE
   SET base_url = excluded.base_url, token_url = excluded.token_url,
       client_id = excluded.client_id, client_secret = excluded.client_secret,
       authority = excluded.authority, enabled = 0, noted_at = excluded.noted_at,
       noted_by = excluded.noted_by, forgotten_at = NULL
