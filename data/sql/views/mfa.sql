-- The second factor of each open account, those without one first.
-- in: (none)          gives: an account
SELECT v.id, v.name, v.system, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       COALESCE (f.method, 'unknown') AS method, f.from_at AS since,
       CASE WHEN COALESCE (f.method, 'unknown') IN ('none', 'unknown') THEN 'no MFA' ELSE 'MFA' END
         AS mfa,
       d.name AS evidence, d.sha256 AS evidence_sha256, f.note, f.noted_by, f.noted_at,
       'factor close' AS acts
  FROM vendor_account v
  LEFT JOIN person x ON x.id = v.person
  LEFT JOIN account_factor f ON f.vendor_account = v.id AND f.until_at IS NULL
  LEFT JOIN document d ON d.id = f.evidence
 WHERE v.closed_at IS NULL
 ORDER BY mfa = 'MFA', v.system, v.name
