-- The id of one search.
-- in: search          gives: id, key, derived
SELECT id, key, derived FROM v_search WHERE id = :search
