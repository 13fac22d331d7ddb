-- Searches by people of the roster to whom no access was granted at the time.
-- in: from until          gives: subject, what
--
-- Silent as long as no access is on record at all: then nobody keeps requests in this book.
SELECT s.id AS subject,
       (SELECT COALESCE (NULLIF (x.full_name, ''), x.user_name) || ' had no access at the time'
          FROM v_known_account k
          JOIN person x ON x.id = k.person
         WHERE k.account = s.account LIMIT 1) AS what
  FROM v_own_search s
 WHERE EXISTS (SELECT 1 FROM access)
   AND s.at >= :from AND s.at < :until
   AND s.account IN (SELECT k.account FROM v_known_account k WHERE k.person IS NOT NULL)
   AND NOT EXISTS (SELECT 1 FROM v_known_account k
                     JOIN access a ON a.person = k.person
                    WHERE k.account = s.account AND a.state IN ('granted', 'ended')
                      AND a.from_at <= s.at AND (a.until_at IS NULL OR a.until_at > s.at))
