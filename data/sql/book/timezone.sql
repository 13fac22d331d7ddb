-- The agency's time zone.
-- in: (none)          gives: timezone
SELECT timezone FROM book
