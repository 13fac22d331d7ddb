-- How many of the open accounts have a second factor that counts.
-- in: (none)          gives: value, of
SELECT COALESCE (SUM (CASE WHEN COALESCE (f.method, 'unknown') IN ('none', 'unknown') THEN 0
                           ELSE 1 END), 0) AS value,
       COUNT(*) AS of
  FROM vendor_account v
  LEFT JOIN account_factor f ON f.vendor_account = v.id AND f.until_at IS NULL
 WHERE v.closed_at IS NULL
