-- The files that were taken in.
-- in: (none)          gives: an import
SELECT i.id, i.id AS import, i.file, i.mapping, i.rows_read, i.taken_in, i.known, i.set_aside,
       i.first_at, i.last_at, i.finished_at, i.who, i.size, i.sha256,
       (SELECT COUNT(*) FROM import_note n WHERE n.import = i.id) AS notes
  FROM import i
 WHERE i.state = 'complete'
 ORDER BY i.id DESC
