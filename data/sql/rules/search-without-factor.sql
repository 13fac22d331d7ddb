-- Searches through accounts of the roster that had no second factor at the time.
-- in: from until          gives: subject, what
--
-- Silent as long as no second factor is on record at all.
SELECT s.id AS subject,
       (SELECT a.text || ' had no second factor at the time' FROM account a WHERE a.id = s.account)
         AS what
  FROM v_own_search s
 WHERE EXISTS (SELECT 1 FROM account_factor)
   AND s.at >= :from AND s.at < :until
   AND s.account IN (SELECT k.account FROM v_known_account k)
   AND NOT EXISTS (SELECT 1 FROM v_known_account k
                     JOIN account_factor f ON f.vendor_account = k.vendor_account
                    WHERE k.account = s.account AND f.method NOT IN ('none', 'unknown')
                      AND f.from_at <= s.at AND (f.until_at IS NULL OR f.until_at > s.at))
