-- The texts of all accounts, for seeking words and sorting.
-- in: (none)          gives: id, text
SELECT id, text FROM account
