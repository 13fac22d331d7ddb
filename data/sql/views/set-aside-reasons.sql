-- How many rows of the files of a period were set aside, and why.
-- in: from until          gives: file, reason, rows
SELECT MIN (a.id) AS id, i.file, a.reason, COUNT(*) AS rows
  FROM import_aside a
  JOIN import i ON i.id = a.import
 WHERE i.state = 'complete'
   AND (i.first_at IS NULL OR (i.first_at < :until AND i.last_at >= :from))
 GROUP BY i.id, i.file, a.reason
 ORDER BY i.file, rows DESC
