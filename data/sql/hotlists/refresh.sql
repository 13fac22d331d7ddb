-- Records that a hot list was brought up to date, or that there was nothing newer.
-- in: hot_list result at note now who
INSERT INTO hot_list_refresh (hot_list, at, result, note, noted_at, noted_by)
SELECT l.id, COALESCE (:at, :now), COALESCE (:result, 'updated'), :note, :now, :who
  FROM hot_list l
 WHERE l.id = :hot_list AND l.state = 'approved'
