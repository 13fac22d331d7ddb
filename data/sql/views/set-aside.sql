-- The rows that could not be taken in; 0 asks for those of every import.
-- in: import          gives: import, file, sheet, row, reason, raw
SELECT a.id, a.import, i.file, a.sheet, a.row, a.reason, a.raw
  FROM import_aside a
  JOIN import i ON i.id = a.import
 WHERE i.state = 'complete' AND (:import = 0 OR a.import = :import)
 ORDER BY a.id
