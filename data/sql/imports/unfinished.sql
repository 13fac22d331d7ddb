-- Imports that were begun and never completed.
-- in: (none)          gives: id, file
SELECT id, file FROM import WHERE state = 'loading' ORDER BY id DESC
