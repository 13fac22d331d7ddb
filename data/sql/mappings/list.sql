-- The agency's own mappings.
-- in: (none)          gives: id, json
SELECT id, json FROM mapping ORDER BY id
