-- Where a table ended before an import.
-- in: import name          gives: last_id
SELECT last_id FROM import_mark WHERE import = :import AND name = :name
