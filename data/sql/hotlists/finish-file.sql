-- What came of a file.
-- in: file source_at lines_read taken_in repeated set_aside added gone notes
UPDATE hot_list_file
   SET source_at = :source_at, lines_read = :lines_read, taken_in = :taken_in,
       repeated = :repeated, set_aside = :set_aside, added = :added, gone = :gone, notes = :notes
 WHERE id = :file
