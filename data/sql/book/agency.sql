-- The agency's name.
-- in: (none)          gives: agency
SELECT agency FROM book
