-- The last search that anybody can see.
-- in: (none)          gives: last_id
SELECT last_id FROM search_visible
