-- Files of alerts that were taken in.
-- in: (none)          gives: a file and what came of it
SELECT i.id, i.file, i.format, i.taken_at, i.who, i.rows_read, i.taken_in, i.known, i.set_aside,
       i.sha256, i.size
  FROM alert_import i
 ORDER BY i.id DESC
