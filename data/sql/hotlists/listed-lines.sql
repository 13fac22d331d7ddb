-- What the newest file of a list has.
-- in: hot_list        gives: id, digest
SELECT n.id, n.digest
  FROM hot_list_line n
 WHERE n.hot_list = :hot_list AND n.gone_file IS NULL
