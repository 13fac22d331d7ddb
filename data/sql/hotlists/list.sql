-- A hot list of the register.
-- in: hot_list        gives: name, kind, state, agency
SELECT l.name, l.kind, l.state, b.agency
  FROM hot_list l, book b
 WHERE l.id = :hot_list
