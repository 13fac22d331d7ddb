-- How many open accounts have a second factor, by system and method.
-- in: (none)          gives: a method
SELECT ROW_NUMBER () OVER (ORDER BY v.system, COALESCE (f.method, 'unknown')) AS id, v.system,
       COALESCE (f.method, 'unknown') AS method, COUNT(*) AS accounts,
       COUNT(*) * 1.0 / SUM (COUNT(*)) OVER (PARTITION BY v.system) AS share,
       CASE WHEN COALESCE (f.method, 'unknown') IN ('none', 'unknown') THEN 'no MFA' ELSE 'MFA' END
         AS mfa
  FROM vendor_account v
  LEFT JOIN account_factor f ON f.vendor_account = v.id AND f.until_at IS NULL
 WHERE v.closed_at IS NULL
 GROUP BY v.system, COALESCE (f.method, 'unknown')
 ORDER BY v.system, method
