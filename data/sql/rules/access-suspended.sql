-- Access that is suspended by rule: a training that the role needs is missing or has run out, and
-- whoever goes on searching is told for each search.
-- in: policy now          gives: subject, what, due
SELECT a.id AS subject,
       'Access of ' || COALESCE (NULLIF (x.full_name, ''), x.user_name) || ' to ' || a.system
       || ' is suspended until this is done: ' || l.label AS what,
       COALESCE ((SELECT MAX (t.expires_at) FROM v_training t
                   WHERE t.person = a.person AND t.course = l.item), a.from_at) AS due
  FROM access a
  JOIN person x ON x.id = a.person
  JOIN policy_list l ON l.policy = :policy AND l.list = 'needs ' || x.role
 WHERE a.state = 'granted' AND x.state <> 'left'
   AND l.item = (SELECT MIN (m.item) FROM policy_list m
                  WHERE m.policy = :policy AND m.list = 'needs ' || x.role
                    AND NOT EXISTS (SELECT 1 FROM v_training t
                                     WHERE t.person = a.person AND t.course = m.item
                                       AND t.done_at <= :now
                                       AND (t.expires_at IS NULL OR t.expires_at > :now)))
