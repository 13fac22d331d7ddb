-- A stretch of searches, column by column in the table's order (AlprSearchColumn).
-- in: first last          gives: id, at, reason, case_number, account, type, offense, plate, organisation, networks, devices, frame_from, frame_until, filter, prompt, moderation, sheet, row, derived, key
SELECT id, at, reason, case_number, account, type, offense, plate, organisation, networks, devices,
       frame_from, frame_until, filter, prompt, moderation, sheet, row, derived, key
  FROM search
 WHERE id >= :first AND id <= :last
 ORDER BY id
