-- Alerts of files that could not be taken in.
-- in: (none)          gives: what was set aside, with its file
SELECT s.id, i.file, i.taken_at, s.row, s.reason, s.raw, i.who
  FROM alert_aside s
  JOIN alert_import i ON i.id = s.import
 ORDER BY s.id DESC
