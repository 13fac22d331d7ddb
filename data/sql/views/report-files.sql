-- The files from which this agency's searches of a period come.
-- in: from until          gives: id, file, searches, rows_read, known, set_aside, first_at, last_at, sha256
SELECT i.id, i.file, COUNT(*) AS searches, i.rows_read, i.known, i.set_aside,
       MIN (s.at) AS first_at, MAX (s.at) AS last_at, i.sha256
  FROM v_own_search s
  JOIN import_sheet h ON h.id = s.sheet
  JOIN import i       ON i.id = h.import
 WHERE s.at >= :from AND s.at < :until
 GROUP BY i.id, i.file, i.rows_read, i.known, i.set_aside, i.sha256
 ORDER BY i.id
