-- Says which list of the vendor's is which of ours, or that it is none of ours.
-- in: vendor_list hot_list
UPDATE vendor_list SET hot_list = :hot_list
 WHERE id = :vendor_list AND gone_at IS NULL AND hot_list IS NOT :hot_list
