-- The connections that are on, for who names none: where there is one only, it is meant.
-- in: (none)          gives: id, connections
SELECT MIN (c.id) AS id, COUNT (*) AS connections
  FROM vendor_connection c
 WHERE c.enabled = 1
