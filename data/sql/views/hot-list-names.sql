-- The hot lists by name.
-- in: (none)          gives: value, label
SELECT l.name AS value, l.name AS label FROM hot_list l ORDER BY l.name
