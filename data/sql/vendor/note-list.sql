-- A list of the vendor's, as a pull has found it. One that was gone and is back stays linked, unless
-- its hot list is linked to another one by now.
-- in: connection vendor_id name now
INSERT INTO vendor_list (connection, vendor_id, name, seen_at)
VALUES (:connection, :vendor_id, :name, :now)
ON CONFLICT (connection, vendor_id) DO UPDATE
   SET name = excluded.name, seen_at = excluded.seen_at, gone_at = NULL,
       hot_list = CASE WHEN vendor_list.gone_at IS NULL
                         OR NOT EXISTS (SELECT 1 FROM vendor_list o
                                         WHERE o.connection = vendor_list.connection
                                           AND o.hot_list = vendor_list.hot_list
                                           AND o.gone_at IS NULL) THEN vendor_list.hot_list END
