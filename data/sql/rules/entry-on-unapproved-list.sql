-- Plates that were put on a hot list which nobody took into use.
-- in: (none)          gives: subject, what
SELECT q.id AS subject, 'the hot list “' || l.name || '” is ' || l.state AS what
  FROM hot_list_request q
  JOIN hot_list l ON l.id = q.hot_list
 WHERE q.kind = 'entry' AND l.state <> 'approved'
