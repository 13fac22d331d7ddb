-- The lists that stand at vendors.
-- in: (none)          gives: value, label, name, vendor_id
SELECT l.id AS value, l.name || ', ' || l.system AS label, l.name, l.vendor_id
  FROM v_vendor_list l
 ORDER BY l.name
