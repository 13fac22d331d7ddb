-- Takes in one alert of a file; one that the book has already is left as it is.
-- in: key origin system vendor_id import row at plate plate_norm plate_key issuer list_name wanted wanted_key wanted_issuer reason wanted_case camera site confidence vehicle vendor_outcome image now who
INSERT INTO alert (key, origin, system, vendor_id, import, row, at, plate, plate_norm, plate_key,
                   issuer, list_name, wanted_plate, wanted_key, wanted_issuer, reason, wanted_case,
                   camera, site, confidence, vehicle, vendor_outcome, image, noted_at, noted_by)
VALUES (:key, :origin, :system, :vendor_id, :import, :row, :at, :plate, :plate_norm, :plate_key,
        :issuer, :list_name, :wanted, :wanted_key, :wanted_issuer, :reason, :wanted_case, :camera,
        :site, :confidence, :vehicle, :vendor_outcome, :image, :now, :who)
ON CONFLICT (key) DO NOTHING
