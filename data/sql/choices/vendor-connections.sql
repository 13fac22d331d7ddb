-- The connections to vendors.
-- in: (none)          gives: value, label, system
SELECT c.id AS value, c.system || CASE c.enabled WHEN 1 THEN '' ELSE ' (off)' END AS label, c.system
  FROM vendor_connection c
 WHERE c.forgotten_at IS NULL
 ORDER BY c.system
