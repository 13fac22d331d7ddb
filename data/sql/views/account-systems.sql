-- The systems in which there are accounts.
-- in: (none)          gives: value, label
SELECT DISTINCT v.system AS value, v.system AS label
  FROM vendor_account v
 ORDER BY value
