-- The hot lists on record, those in use first.
-- in: (none)          gives: value, label, name
SELECT l.id AS value,
       l.name || CASE l.state WHEN 'approved' THEN '' ELSE ' (' || l.state || ')' END AS label,
       l.name
  FROM hot_list l
 ORDER BY l.state <> 'approved', l.name
