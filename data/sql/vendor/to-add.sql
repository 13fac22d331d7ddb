-- What is approved here and missing at the vendor, as far as the vendor can take it: it asks for a
-- case number and a reason.
-- in: connection now          gives: list, entry, plate, plate_key, issuer, reason, case_number, expires_at
SELECT l.vendor_id AS list, w.entry, w.plate_norm AS plate, w.plate_key, w.issuer, w.reason,
       w.case_number, w.expires_at
  FROM v_vendor_missing w
  JOIN vendor_list l ON l.id = w.vendor_list
 WHERE w.connection = :connection AND (w.expires_at IS NULL OR w.expires_at > :now)
   AND COALESCE (w.reason, '') <> '' AND COALESCE (w.case_number, '') <> ''
 ORDER BY l.vendor_id, w.entry
