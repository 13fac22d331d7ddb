-- Whether a file was taken in already.
-- in: sha256          gives: id
SELECT f.id FROM vendor_event_file f WHERE f.sha256 = :sha256
