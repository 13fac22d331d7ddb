-- A file of the same content that lines of a list were taken from, the newest of them.
-- in: hot_list sha256    gives: id, taken_at
SELECT f.id, f.taken_at
  FROM hot_list_file f
 WHERE f.hot_list = :hot_list AND f.sha256 = :sha256 AND f.taken_in > 0
 ORDER BY f.id DESC
 LIMIT 1
