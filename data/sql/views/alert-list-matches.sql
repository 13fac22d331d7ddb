-- On which lists the plate of each alert stood when it was read: a line for each list, and one
-- without a list where it stood on none.
-- in: from until      gives: alert, at, plate, issuer, list and what stood on it
SELECT a.id AS alert, a.at, a.plate, a.issuer, a.list_name, l.name AS list,
       p.plate AS listed_plate, p.issuer AS listed_issuer, p.description, p.from_at, p.until_at,
       CASE WHEN p.hot_list IS NULL THEN 'on no list'
            WHEN p.issuer IS NULL OR a.issuer IS NULL THEN 'state not known'
            WHEN p.issuer = a.issuer THEN 'same state' ELSE 'another state' END AS match
  FROM alert a
  LEFT JOIN v_listed_plate p
    ON p.plate_key = a.plate_key AND p.from_at <= a.at
       AND (p.until_at IS NULL OR a.at < p.until_at)
  LEFT JOIN hot_list l ON l.id = p.hot_list
 WHERE a.at >= :from AND a.at < :until
 ORDER BY a.at, a.id, l.name
