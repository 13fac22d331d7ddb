-- Open accounts of the roster's people that have no second factor, or none that is known.
-- in: days          gives: subject, what, due
SELECT v.id AS subject,
       'See to a second factor for “' || v.name || '” in ' || v.system AS what,
       COALESCE (v.opened_at, v.noted_at) + :days * 86400000 AS due
  FROM vendor_account v
 WHERE v.closed_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM account_factor f
                    WHERE f.vendor_account = v.id AND f.until_at IS NULL
                      AND f.method NOT IN ('none', 'unknown'))
