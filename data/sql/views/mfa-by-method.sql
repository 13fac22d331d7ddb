-- How many open accounts have which second factor, in all systems.
-- in: (none)          gives: label, value
SELECT COALESCE (f.method, 'unknown') AS label, COUNT(*) AS value
  FROM vendor_account v
  LEFT JOIN account_factor f ON f.vendor_account = v.id AND f.until_at IS NULL
 WHERE v.closed_at IS NULL
 GROUP BY COALESCE (f.method, 'unknown')
 ORDER BY value DESC, label
