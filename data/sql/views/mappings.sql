-- The agency's own mappings, for files that no shipped mapping knows.
-- in: (none)          gives: mapping, saved_at, saved_by
SELECT id AS mapping, saved_at, saved_by FROM mapping ORDER BY id
