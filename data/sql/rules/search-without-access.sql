-- Searches by people of the roster to whom no access was granted at the time.
-- in: from until          gives: subject, what
--
-- Silent as long as no access is on record at all: then nobody keeps requests in this book. Who had
-- access in all of the period, nearly everybody, is not looked at; and where the counts by day show
-- no search of the others the searches are not read at all.
WITH known AS MATERIALIZED (
  SELECT k.account, k.vendor_account, k.person FROM v_known_account k
),
suspect AS (
  SELECT k.account
    FROM known k
   WHERE k.person IS NOT NULL
     AND EXISTS (SELECT 1 FROM access)
     AND NOT EXISTS (SELECT 1 FROM access a
                      WHERE a.person = k.person AND a.state IN ('granted', 'ended')
                        AND a.from_at <= :from AND (a.until_at IS NULL OR a.until_at >= :until))
)
SELECT s.id AS subject,
       (SELECT MIN (COALESCE (NULLIF (x.full_name, ''), x.user_name))
               || ' had no access at the time'
          FROM known k
          JOIN person x ON x.id = k.person
         WHERE k.account = s.account) AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND EXISTS (SELECT 1 FROM v_search_day d
                WHERE d.account IN (SELECT u.account FROM suspect u)
                  AND d.day > :from - 90000000 AND d.day < :until)
   AND s.account IN (SELECT u.account FROM suspect u)
   AND NOT EXISTS (SELECT 1 FROM known k
                     JOIN access a ON a.person = k.person
                    WHERE k.account = s.account AND a.state IN ('granted', 'ended')
                      AND a.from_at <= s.at AND (a.until_at IS NULL OR a.until_at > s.at))
