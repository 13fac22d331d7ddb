-- What was removed here and is live at the vendor.
-- in: connection          gives: list, vendor_id, plate, issuer
SELECT l.vendor_id AS list, v.vendor_id, v.plate, v.issuer
  FROM v_vendor_match v
  JOIN vendor_list l ON l.id = v.vendor_list
 WHERE v.connection = :connection AND v.entry IS NULL AND v.removed IS NOT NULL
   AND v.vendor_id IS NOT NULL
 ORDER BY l.vendor_id, v.id
