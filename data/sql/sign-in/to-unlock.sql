-- Locks that end by themselves: an administrator's, where no other is there who could release it.
-- A lock of a time to come was made when the clock was wrong.
-- in: before now          gives: person, user_name
SELECT l.person, a.user_name
  FROM sign_in_lock l
  JOIN v_administrator a ON a.id = l.person
 WHERE l.released_at IS NULL AND (l.locked_at <= :before OR l.locked_at > :now)
   AND NOT EXISTS (SELECT 1 FROM v_administrator o
                    WHERE o.id <> l.person
                      AND NOT EXISTS (SELECT 1 FROM sign_in_lock m
                                       WHERE m.person = o.id AND m.released_at IS NULL))
 ORDER BY l.person
