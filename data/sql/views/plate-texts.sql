-- The texts of all plates, for seeking words and sorting.
-- in: (none)          gives: id, text
SELECT id, text FROM plate
