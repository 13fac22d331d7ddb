-- The keys of all searches that can be seen.
-- in: (none)          gives: id, key
SELECT id, key FROM v_search
