-- The plates of the lists that came in as files, also those that are gone from them.
-- in: (none)          gives: a line of a list
SELECT n.id, n.plate, n.plate_key, n.issuer, n.category, n.description, n.listed_at, n.expires_at,
       n.hot_list, l.name AS list, f.file, n.line, f.taken_at AS from_at, g.taken_at AS until_at,
       g.file AS gone_file, CASE WHEN n.gone_file IS NULL THEN 'on the list' ELSE 'gone' END AS state
  FROM hot_list_line n
  LEFT JOIN hot_list l ON l.id = n.hot_list
  LEFT JOIN hot_list_file f ON f.id = n.first_file
  LEFT JOIN hot_list_file g ON g.id = n.gone_file
 ORDER BY n.id
