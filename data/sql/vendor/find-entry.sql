-- An entry that stands on the vendor's list without approval.
-- in: vendor_entry          gives: connection, list, vendor_id, plate, issuer
SELECT v.connection, l.vendor_id AS list, v.vendor_id, v.plate, v.issuer
  FROM v_vendor_match v
  JOIN vendor_list l ON l.id = v.vendor_list
 WHERE v.id = :vendor_entry AND v.entry IS NULL
