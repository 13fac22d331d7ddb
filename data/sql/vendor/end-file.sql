-- What came of a file.
-- in: file taken_in known set_aside
UPDATE vendor_event_file
   SET taken_in = :taken_in, known = :known, set_aside = :set_aside
 WHERE id = :file
