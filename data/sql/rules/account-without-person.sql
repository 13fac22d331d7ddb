-- Open accounts in vendors' systems that are nobody's on the roster.
-- in: days          gives: subject, what, due
SELECT v.id AS subject,
       'Find out whose account “' || v.name || '” in ' || v.system
       || ' is, or have it disabled' AS what,
       v.noted_at + :days * 86400000 AS due
  FROM vendor_account v
 WHERE v.person IS NULL AND v.closed_at IS NULL
