-- The texts of all reasons, for seeking words and sorting.
-- in: (none)          gives: id, text
SELECT id, text FROM reason
