-- Searches through accounts of the roster that had no second factor at the time.
-- in: from until          gives: subject, what
--
-- Silent as long as no second factor is on record at all. What had one in all of the period is not
-- looked at; and where the counts by day show no search through the others the searches are not
-- read at all.
WITH known AS MATERIALIZED (
  SELECT k.account, k.vendor_account, k.person FROM v_known_account k
),
suspect AS (
  SELECT k.account
    FROM known k
   WHERE EXISTS (SELECT 1 FROM account_factor)
     AND NOT EXISTS (SELECT 1 FROM account_factor f
                      WHERE f.vendor_account = k.vendor_account
                        AND f.method NOT IN ('none', 'unknown') AND f.from_at <= :from
                        AND (f.until_at IS NULL OR f.until_at >= :until))
)
SELECT s.id AS subject,
       (SELECT a.text || ' had no second factor at the time' FROM account a WHERE a.id = s.account)
         AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND EXISTS (SELECT 1 FROM v_search_day d
                WHERE d.account IN (SELECT u.account FROM suspect u)
                  AND d.day > :from - 90000000 AND d.day < :until)
   AND s.account IN (SELECT u.account FROM suspect u)
   AND NOT EXISTS (SELECT 1 FROM known k
                     JOIN account_factor f ON f.vendor_account = k.vendor_account
                    WHERE k.account = s.account AND f.method NOT IN ('none', 'unknown')
                      AND f.from_at <= s.at AND (f.until_at IS NULL OR f.until_at > s.at))
