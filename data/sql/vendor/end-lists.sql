-- Lists that a pull has no longer found are gone, and what stood on them too.
-- in: connection now
UPDATE vendor_list SET gone_at = :now
 WHERE connection = :connection AND gone_at IS NULL AND seen_at < :now;
DELETE FROM vendor_entry
 WHERE vendor_list IN (SELECT l.id FROM vendor_list l
                        WHERE l.connection = :connection AND l.gone_at IS NOT NULL)
