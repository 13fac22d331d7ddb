-- An entry that stands on a list at the vendor, and that nobody approved here.
-- in: days          gives: subject, what, due
SELECT v.id AS subject,
       'Decide about ' || v.plate || ' on “' || v.list || '” at ' || v.system
       || ': nobody approved it here' AS what,
       v.first_seen_at + :days * 86400000 AS due
  FROM v_vendor_match v
 WHERE v.entry IS NULL AND v.removed IS NULL
