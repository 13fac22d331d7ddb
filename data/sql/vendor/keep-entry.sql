-- An entry that a pull has found. One that was there keeps its row, and since when it is known; one
-- that became another plate is a new one.
-- in: vendor_list pull ident vendor_id plate plate_key issuer reason case_number expires_at note now
INSERT INTO vendor_entry (vendor_list, pull, ident, vendor_id, plate, plate_key, issuer, reason,
                          case_number, expires_at, note, first_seen_at)
VALUES (:vendor_list, :pull, :ident, :vendor_id, :plate, :plate_key, :issuer, :reason,
        :case_number, :expires_at, :note, :now)
ON CONFLICT (vendor_list, ident) DO UPDATE
   SET pull = excluded.pull, vendor_id = excluded.vendor_id, plate = excluded.plate,
       issuer = excluded.issuer, reason = excluded.reason, case_number = excluded.case_number,
       expires_at = excluded.expires_at, note = excluded.note,
       first_seen_at = CASE WHEN vendor_entry.plate_key = excluded.plate_key
                            THEN vendor_entry.first_seen_at ELSE excluded.first_seen_at END,
       plate_key = excluded.plate_key
