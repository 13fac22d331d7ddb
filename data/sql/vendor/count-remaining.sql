-- How much a push has still to do.
-- in: connection now          gives: remaining
SELECT (SELECT COUNT (*) FROM v_vendor_missing w
         WHERE w.connection = :connection AND (w.expires_at IS NULL OR w.expires_at > :now))
       + (SELECT COUNT (*) FROM v_vendor_match v
           WHERE v.connection = :connection AND v.entry IS NULL AND v.removed IS NOT NULL)
         AS remaining
