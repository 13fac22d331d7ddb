-- The names of the lists at vendors.
-- in: (none)          gives: value, label
SELECT DISTINCT l.name AS value, l.name AS label
  FROM v_vendor_list l
 ORDER BY l.name
