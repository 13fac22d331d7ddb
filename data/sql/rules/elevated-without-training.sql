-- Access that was granted to somebody with elevated rights (to administer) who lacks a training that
-- the policy asks of their role.
-- in: policy now          gives: subject, what
SELECT a.id AS subject, 'missing: ' || l.label AS what
  FROM access a
  JOIN person x ON x.id = a.person
  JOIN policy_list r ON r.policy = :policy AND r.list = 'role ' || x.role AND r.item = 'administer'
  JOIN policy_list l ON l.policy = :policy AND l.list = 'needs ' || x.role
 WHERE a.state = 'granted'
   AND NOT EXISTS (SELECT 1 FROM v_training t
                    WHERE t.person = a.person AND t.course = l.item AND t.done_at <= :now
                      AND (t.expires_at IS NULL OR t.expires_at > :now))
