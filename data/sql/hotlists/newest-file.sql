-- The newest file of a list.
-- in: hot_list        gives: id, sha256, source_at, taken_at
SELECT f.id, f.sha256, f.source_at, f.taken_at
  FROM hot_list_file f
 WHERE f.hot_list = :hot_list
 ORDER BY f.id DESC
 LIMIT 1
