-- A sentence about an import as a whole.
-- in: import note place
INSERT INTO import_note (import, place, note) VALUES (:import, :place, :note)
