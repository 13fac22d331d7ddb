-- The texts of all case numbers, for seeking words and sorting.
-- in: (none)          gives: id, text
SELECT id, text FROM case_number
