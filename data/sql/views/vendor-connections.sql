-- The ways to vendors. Their secrets are never shown.
-- in: (none)          gives: a connection
SELECT c.id, c.system, c.base_url, c.token_url, c.client_id,
       CASE WHEN c.forgotten_at IS NOT NULL THEN 'forgotten' WHEN c.enabled = 1 THEN 'on'
            ELSE 'off' END AS state,
       CASE WHEN c.authority IS NULL THEN 'the system’s' ELSE 'the system’s and the agency’s own'
            END AS trusts,
       c.noted_at, c.noted_by, c.forgotten_at,
       (SELECT MAX (p.at) FROM vendor_pull p JOIN vendor_list l ON l.id = p.vendor_list
         WHERE l.connection = c.id) AS pulled_at,
       (SELECT MAX (p.at) FROM vendor_push p WHERE p.connection = c.id) AS pushed_at,
       (SELECT p.remaining FROM vendor_push p WHERE p.connection = c.id
         ORDER BY p.id DESC LIMIT 1) AS remaining,
       CASE WHEN c.forgotten_at IS NOT NULL THEN ''
            WHEN c.enabled = 1 THEN 'pull push disable forget'
            ELSE 'enable forget' END AS acts
  FROM vendor_connection c
 ORDER BY c.forgotten_at IS NOT NULL, c.system
