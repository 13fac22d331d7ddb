-- The schema steps that made this book.
-- in: (none)          gives: number, name, sha256
SELECT number, name, sha256 FROM schema_step ORDER BY number
