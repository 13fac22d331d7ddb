-- Access that was granted to somebody without an open account in that system that has a second
-- factor.
-- in: now          gives: subject, what
SELECT a.id AS subject, 'no account in ' || a.system || ' with a second factor' AS what
  FROM access a
 WHERE a.state = 'granted'
   AND NOT EXISTS (SELECT 1 FROM vendor_account v
                     JOIN account_factor f ON f.vendor_account = v.id
                    WHERE v.person = a.person AND v.system = a.system AND v.closed_at IS NULL
                      AND f.method NOT IN ('none', 'unknown') AND f.from_at <= :now
                      AND (f.until_at IS NULL OR f.until_at > :now))
