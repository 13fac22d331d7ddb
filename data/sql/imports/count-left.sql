-- How many rows of an unfinished import may still be there.
-- in: import          gives: n
SELECT (SELECT coalesce(max(id), 0) FROM search)
       - (SELECT last_id FROM import_mark WHERE import = :import AND name = 'search') AS n
