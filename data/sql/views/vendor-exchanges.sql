-- A connection's pulls and pushes, newest first.
-- in: id          gives: at, kind, what, who
SELECT p.at, 'pull' AS kind, '“' || l.name || '”: ' || p.entries || ' entries' AS what, p.who
  FROM vendor_pull p
  JOIN vendor_list l ON l.id = p.vendor_list
 WHERE l.connection = :id
UNION ALL
SELECT p.at, 'push', p.added || ' added, ' || p.removed || ' taken off, ' || p.remaining
       || ' remain', p.who
  FROM vendor_push p
 WHERE p.connection = :id
 ORDER BY 1 DESC
