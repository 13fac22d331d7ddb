-- Records an alert by hand.
-- in: plate plate_norm plate_key issuer at hot_list list_name wanted wanted_key reason camera system vehicle now who
INSERT INTO alert (key, origin, system, at, plate, plate_norm, plate_key, issuer, list_name,
                   hot_list, wanted_plate, wanted_key, reason, camera, vehicle, noted_at, noted_by)
SELECT CAST ('hand ' || COALESCE (:at, :now) || ' ' || :plate_key AS BLOB), 'hand', :system,
       COALESCE (:at, :now), :plate, :plate_norm, :plate_key, :issuer,
       COALESCE (:list_name, (SELECT l.name FROM hot_list l WHERE l.id = :hot_list)), :hot_list,
       :wanted, CASE WHEN :wanted IS NOT NULL THEN :wanted_key END, :reason, :camera, :vehicle,
       :now, :who
 WHERE NOT EXISTS (SELECT 1 FROM alert a
                    WHERE a.key = CAST ('hand ' || COALESCE (:at, :now) || ' ' || :plate_key
                                        AS BLOB))
