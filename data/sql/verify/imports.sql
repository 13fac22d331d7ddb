-- Imports whose rows in the book are not as many as were counted when they came in.
-- in: (none)          gives: what
SELECT 'import ' || i.id || ' (' || i.file || ') took in ' || i.taken_in || ' searches, and '
       || i.found || ' are in the book' AS what
  FROM (SELECT m.id, m.file, m.taken_in,
               (SELECT count(*) FROM search s
                 WHERE s.id BETWEEN m.first_search AND m.last_search) AS found
          FROM import m
         WHERE m.state = 'complete') i
 WHERE i.found <> i.taken_in
UNION ALL
SELECT 'import ' || i.id || ' (' || i.file || ') set aside ' || i.set_aside || ' rows, and '
       || i.found || ' are in the book' AS what
  FROM (SELECT m.id, m.file, m.set_aside,
               (SELECT count(*) FROM import_aside a WHERE a.import = m.id) AS found
          FROM import m
         WHERE m.state = 'complete') i
 WHERE i.found <> i.set_aside
UNION ALL
SELECT 'import ' || i.id || ' (' || i.file || ') took in ' || i.taken_in || ' searches, and its days '
       || 'count ' || i.found AS what
  FROM (SELECT m.id, m.file, m.taken_in,
               (SELECT coalesce(sum(d.searches), 0) FROM search_day d WHERE d.import = m.id) AS found
          FROM import m
         WHERE m.state = 'complete') i
 WHERE i.found <> i.taken_in
