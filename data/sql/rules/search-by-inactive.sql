-- Searches by people who had left, were suspended or were candidates only at the time.
-- in: from until          gives: subject, what
SELECT s.id AS subject,
       (SELECT COALESCE (NULLIF (x.full_name, ''), x.user_name) || ': '
               || CASE b.state WHEN 'left' THEN 'had left'
                               WHEN 'suspended' THEN 'was suspended'
                               ELSE 'was a candidate' END
          FROM v_known_account k
          JOIN person x ON x.id = k.person
          JOIN person_spell b ON b.person = k.person
         WHERE k.account = s.account AND b.state <> 'active'
           AND b.from_at <= s.at AND (b.until_at IS NULL OR b.until_at > s.at)
         LIMIT 1) AS what
  FROM v_own_search s
 WHERE EXISTS (SELECT 1 FROM vendor_account)
   AND s.at >= :from AND s.at < :until
   AND s.account IN (SELECT k.account FROM v_known_account k
                       JOIN person_spell b ON b.person = k.person
                      WHERE b.state <> 'active')
   AND EXISTS (SELECT 1 FROM v_known_account k
                 JOIN person_spell b ON b.person = k.person
                WHERE k.account = s.account AND b.state <> 'active'
                  AND b.from_at <= s.at AND (b.until_at IS NULL OR b.until_at > s.at))
