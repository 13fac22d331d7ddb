-- Rows of event logs that could not be taken in.
-- in: (none)          gives: a row
SELECT a.id, f.file, a.row, a.reason, a.raw, f.taken_at, f.who, f.sha256
  FROM vendor_event_aside a
  JOIN vendor_event_file f ON f.id = a.file
 ORDER BY f.id DESC, a.row
