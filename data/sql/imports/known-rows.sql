-- A stretch of searches, column by column in the table's order (AlprSearchColumn).
-- in: first last          gives: id, at, flags, reason, case_number, account, plate_code, networks, organisation, offense, frame_from, frame_until, plate, type, devices, filter, prompt, moderation, sheet, row, derived, key
SELECT id, at, flags, reason, case_number, account, plate_code, networks, organisation, offense,
       frame_from, frame_until, plate, type, devices, filter, prompt, moderation, sheet, row,
       derived, key
  FROM search
 WHERE id >= :first AND id <= :last
 ORDER BY id
