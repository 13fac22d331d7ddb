-- Takes out what a pull of a list has no longer found.
-- in: vendor_list pull
DELETE FROM vendor_entry WHERE vendor_list = :vendor_list AND pull <> :pull
