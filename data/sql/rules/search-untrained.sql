-- Searches by people who at the time lacked a training that the policy asks of their role.
-- in: policy from until          gives: subject, what
SELECT s.id AS subject,
       (SELECT COALESCE (NULLIF (x.full_name, ''), x.user_name) || ' lacked: ' || l.label
          FROM v_known_account k
          JOIN person x ON x.id = k.person
          JOIN person_spell b ON b.person = k.person AND b.from_at <= s.at
                             AND (b.until_at IS NULL OR b.until_at > s.at)
          JOIN policy_list l ON l.policy = :policy AND l.list = 'needs ' || b.role
         WHERE k.account = s.account
           AND NOT EXISTS (SELECT 1 FROM v_training t
                            WHERE t.person = k.person AND t.course = l.item AND t.done_at <= s.at
                              AND (t.expires_at IS NULL OR t.expires_at > s.at))
         ORDER BY l.item LIMIT 1) AS what
  FROM v_own_search s
 WHERE EXISTS (SELECT 1 FROM vendor_account)
   AND s.at >= :from AND s.at < :until
   AND s.account IN (SELECT k.account FROM v_known_account k WHERE k.person IS NOT NULL)
   AND EXISTS (SELECT 1 FROM v_known_account k
                 JOIN person_spell b ON b.person = k.person AND b.from_at <= s.at
                                    AND (b.until_at IS NULL OR b.until_at > s.at)
                 JOIN policy_list l ON l.policy = :policy AND l.list = 'needs ' || b.role
                WHERE k.account = s.account
                  AND NOT EXISTS (SELECT 1 FROM v_training t
                                   WHERE t.person = k.person AND t.course = l.item
                                     AND t.done_at <= s.at
                                     AND (t.expires_at IS NULL OR t.expires_at > s.at)))
