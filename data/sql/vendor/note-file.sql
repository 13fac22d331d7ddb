-- A file with lines of the vendor's event log.
-- in: file sha256 rows_read now who
INSERT INTO vendor_event_file (file, sha256, taken_at, who, rows_read)
VALUES (:file, :sha256, :now, :who, :rows_read)
