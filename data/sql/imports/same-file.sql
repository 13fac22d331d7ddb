-- The first complete import of the same bytes by the same mapping, with its counts.
-- in: mapping sha256          gives: id, finished_at, rows_read, first_at, last_at
SELECT id, finished_at, rows_read, first_at, last_at
  FROM import
 WHERE state = 'complete' AND sha256 = :sha256 AND mapping = :mapping
 ORDER BY id
 LIMIT 1
