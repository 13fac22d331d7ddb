-- Open accounts of people who have an older open one in the same system.
-- in: days          gives: subject, what, due
SELECT v.id AS subject,
       COALESCE (NULLIF (x.full_name, ''), x.user_name) || ' has more than one account in '
       || v.system || ': close “' || v.name || '”, or the other' AS what,
       v.noted_at + :days * 86400000 AS due
  FROM vendor_account v
  JOIN person x ON x.id = v.person
 WHERE v.closed_at IS NULL
   AND EXISTS (SELECT 1 FROM vendor_account o
                WHERE o.person = v.person AND o.system = v.system AND o.closed_at IS NULL
                  AND o.host IS NOT DISTINCT FROM v.host AND o.id < v.id)
