-- Every account in a vendor's system.
-- in: (none)          gives: value, label, name
SELECT v.id AS value,
       v.name || ' (' || v.system || COALESCE (' of ' || v.host, '') || ')'
       || CASE WHEN v.closed_at IS NOT NULL THEN ', closed' ELSE '' END AS label,
       v.name
  FROM vendor_account v
 ORDER BY v.closed_at IS NOT NULL, label
