-- Accounts in vendors' systems.
-- in: (none)          gives: an account
WITH used AS MATERIALIZED (
  SELECT n.vendor_account, MAX (d.day) AS day
    FROM v_search_day d
    JOIN account c ON c.id = d.account AND c.state = 0
    JOIN account_name n ON n.norm = c.norm
   GROUP BY n.vendor_account
)
SELECT v.id, v.system, v.name, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       x.id AS person_id,
       COALESCE (x.state, 'nobody') AS person_state, v.host, v.email, v.vendor_role, v.permissions,
       v.provider, v.opened_at, v.closed_at, v.close_reason,
       CASE WHEN v.closed_at IS NULL THEN 'open' ELSE 'closed' END AS state,
       COALESCE (f.method, 'unknown') AS method, f.from_at AS factor_since,
       CASE WHEN COALESCE (f.method, 'unknown') IN ('none', 'unknown') THEN 'no MFA' ELSE 'MFA' END
         AS mfa,
       f.note AS factor_note, d.name AS evidence, d.sha256 AS evidence_sha256,
       CASE WHEN COALESCE (g.day, 0) > COALESCE (v.last_used_at, 0) THEN g.day
            ELSE v.last_used_at END AS last_used_at,
       CASE WHEN v.closed_at IS NULL THEN 'assign change close factor name' ELSE 'reopen' END
         AS acts
  FROM vendor_account v
  LEFT JOIN used g ON g.vendor_account = v.id
  LEFT JOIN person x ON x.id = v.person
  LEFT JOIN account_factor f ON f.vendor_account = v.id AND f.until_at IS NULL
  LEFT JOIN document d ON d.id = f.evidence
 ORDER BY v.closed_at IS NOT NULL, v.system, v.name
