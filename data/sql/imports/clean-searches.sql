-- Takes out the newest rows of an unfinished import, a stretch at a time, so that a full disk
-- needs little room for it.
-- in: import stretch
DELETE FROM search_extra
 WHERE search > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'search')
   AND search > (SELECT coalesce(max(id), 0) FROM search) - :stretch;
DELETE FROM search
 WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'search')
   AND id > (SELECT coalesce(max(id), 0) FROM search) - :stretch
