-- Counts what came of a file of alerts.
-- in: import rows_read taken_in known set_aside
UPDATE alert_import
   SET rows_read = :rows_read, taken_in = :taken_in, known = :known, set_aside = :set_aside
 WHERE id = :import
