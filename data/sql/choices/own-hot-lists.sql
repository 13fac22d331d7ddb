-- The agency's own hot lists, those in use first.
-- in: (none)          gives: value, label, name
SELECT l.id AS value,
       l.name || CASE l.state WHEN 'approved' THEN '' ELSE ' (' || l.state || ')' END AS label,
       l.name
  FROM hot_list l
 WHERE l.kind = 'agency' AND l.state <> 'retired' AND l.state <> 'refused'
 ORDER BY l.state <> 'approved', l.name
