-- The files that hot lists were taken from.
-- in: (none)          gives: a file, and what came of it
SELECT f.id, f.hot_list, l.name AS list, f.file, f.format, f.taken_at, f.who, f.source_at,
       f.lines_read, f.taken_in, f.repeated, f.set_aside, f.added, f.gone, f.size, f.sha256,
       f.notes,
       CASE WHEN l.kind = 'agency' THEN 'requests'
            WHEN f.id = (SELECT MAX (n.id) FROM hot_list_file n WHERE n.hot_list = f.hot_list)
              THEN 'newest' ELSE 'replaced' END AS state
  FROM hot_list_file f
  LEFT JOIN hot_list l ON l.id = f.hot_list
 ORDER BY f.id DESC
