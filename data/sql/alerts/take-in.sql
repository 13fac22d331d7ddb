-- Takes in the alerts that came; one that the book has already is left as it is.
-- in: import now who
INSERT INTO alert (key, origin, system, vendor_id, import, row, at, plate, plate_norm, plate_key,
                   issuer, list_name, wanted_plate, wanted_key, wanted_issuer, reason, wanted_case,
                   camera, site, confidence, vehicle, vendor_outcome, image, noted_at, noted_by)
SELECT i.key, i.origin, i.system, i.vendor_id, :import, i.row, i.at, i.plate, i.plate_norm,
       i.plate_key, i.issuer, i.list_name, i.wanted, i.wanted_key, i.wanted_issuer, i.reason,
       i.wanted_case, i.camera, i.site, i.confidence / 100.0, i.vehicle, i.vendor_outcome, i.image,
       :now, :who
  FROM alert_incoming i
 WHERE NOT EXISTS (SELECT 1 FROM alert a WHERE a.key = i.key)
ON CONFLICT (key) DO NOTHING
