-- The file that a sheet came in with.
-- in: sheet          gives: file
SELECT i.file FROM import_sheet h JOIN import i ON i.id = h.import WHERE h.id = :sheet
