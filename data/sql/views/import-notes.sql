-- What was noted about imports; 0 asks for all.
-- in: import          gives: import, file, note
SELECT n.import * 1000 + n.place AS id, n.import, i.file, n.note
  FROM import_note n
  JOIN import i ON i.id = n.import
 WHERE i.state = 'complete' AND (:import = 0 OR n.import = :import)
 ORDER BY n.import, n.place
