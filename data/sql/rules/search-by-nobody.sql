-- Searches under a name that is no account on the roster, or could be several people's.
-- in: from until          gives: subject, what
--
-- Silent as long as no account is on record at all: then nobody keeps a roster in this book. Names
-- that somebody has settled as no person's are left out. Where the counts by day show no search
-- under another name the searches are not read at all.
WITH suspect AS (
  SELECT a.id AS account
    FROM account a
   WHERE a.state = 0
     AND EXISTS (SELECT 1 FROM vendor_account)
     AND NOT EXISTS (SELECT 1 FROM account_name n WHERE n.norm = a.norm AND n.origin = 'nobody')
     AND a.id NOT IN (SELECT k.account FROM v_known_account k)
)
SELECT s.id AS subject,
       (SELECT a.text || CASE WHEN EXISTS (SELECT 1 FROM account_name n WHERE n.norm = a.norm)
                              THEN ' could be several people'
                              ELSE ' is no account on the roster' END
          FROM account a WHERE a.id = s.account) AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND EXISTS (SELECT 1 FROM v_search_day d
                WHERE d.account IN (SELECT u.account FROM suspect u)
                  AND d.day > :from - 90000000 AND d.day < :until)
   AND s.account IN (SELECT u.account FROM suspect u)
