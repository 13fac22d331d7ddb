-- The lists at vendors, with what the newest pull found.
-- in: (none)          gives: a list of the vendor's
SELECT l.id, l.name, c.system, l.vendor_id, h.id AS hot_list, h.name AS hot_list_name,
       CASE WHEN l.gone_at IS NOT NULL THEN 'gone' WHEN c.forgotten_at IS NOT NULL THEN 'forgotten'
            WHEN h.id IS NULL THEN 'not linked' ELSE 'linked' END AS state,
       (SELECT COUNT (*) FROM vendor_entry v WHERE v.vendor_list = l.id) AS entries,
       (SELECT COUNT (*) FROM v_vendor_match v
         WHERE v.vendor_list = l.id AND v.entry IS NULL AND v.removed IS NULL) AS not_approved,
       (SELECT MAX (p.at) FROM vendor_pull p WHERE p.vendor_list = l.id) AS pulled_at,
       l.seen_at, l.gone_at,
       CASE WHEN l.gone_at IS NULL THEN 'link-list' ELSE '' END AS acts
  FROM vendor_list l
  JOIN vendor_connection c ON c.id = l.connection
  LEFT JOIN hot_list h ON h.id = l.hot_list
 ORDER BY l.gone_at IS NOT NULL, l.name
