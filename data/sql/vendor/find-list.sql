-- The number of a list of the vendor's.
-- in: connection vendor_id          gives: id
SELECT l.id FROM vendor_list l WHERE l.connection = :connection AND l.vendor_id = :vendor_id
