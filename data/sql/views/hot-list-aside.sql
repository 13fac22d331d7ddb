-- The lines of hot-list files that could not be taken in.
-- in: (none)          gives: a line as it came, and why it was set aside
SELECT a.id, l.name AS list, f.file, f.taken_at, a.line, a.reason, a.raw, f.hot_list
  FROM hot_list_aside a
  JOIN hot_list_file f ON f.id = a.file
  LEFT JOIN hot_list l ON l.id = f.hot_list
 ORDER BY a.id
