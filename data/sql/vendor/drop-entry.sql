-- Takes out an entry that the vendor has taken off its list.
-- in: vendor_entry
DELETE FROM vendor_entry WHERE id = :vendor_entry
