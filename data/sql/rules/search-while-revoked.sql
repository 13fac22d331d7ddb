-- Searches by people from whom access was taken away at the time.
-- in: from until          gives: subject, what
SELECT s.id AS subject,
       (SELECT COALESCE (NULLIF (x.full_name, ''), x.user_name) || ': access was revoked'
               || CASE WHEN r.until_at IS NULL THEN ' for good' ELSE '' END
          FROM v_known_account k
          JOIN person x ON x.id = k.person
          JOIN revocation r ON r.person = k.person
         WHERE k.account = s.account AND r.from_at <= s.at
           AND (r.until_at IS NULL OR r.until_at > s.at)
         LIMIT 1) AS what
  FROM v_own_search s
 WHERE EXISTS (SELECT 1 FROM revocation)
   AND s.at >= :from AND s.at < :until
   AND s.account IN (SELECT k.account FROM v_known_account k
                       JOIN revocation r ON r.person = k.person)
   AND EXISTS (SELECT 1 FROM v_known_account k
                 JOIN revocation r ON r.person = k.person
                WHERE k.account = s.account AND r.from_at <= s.at
                  AND (r.until_at IS NULL OR r.until_at > s.at))
