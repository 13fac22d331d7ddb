-- The last line of the journal.
-- in: (none)          gives: number, hash
SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1
