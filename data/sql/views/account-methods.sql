-- The second factors that accounts have.
-- in: (none)          gives: value, label
SELECT DISTINCT COALESCE (f.method, 'unknown') AS value, COALESCE (f.method, 'unknown') AS label
  FROM vendor_account v
  LEFT JOIN account_factor f ON f.vendor_account = v.id AND f.until_at IS NULL
 ORDER BY value
