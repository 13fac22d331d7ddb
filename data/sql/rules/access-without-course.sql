-- Access that was granted to somebody who has not passed one course that the clause names.
-- in: policy course now          gives: subject, what
SELECT a.id AS subject,
       'missing: ' || COALESCE ((SELECT l.label FROM policy_list l
                                  WHERE l.policy = :policy AND l.list = 'courses'
                                    AND l.item = :course), :course) AS what
  FROM access a
 WHERE a.state = 'granted'
   AND NOT EXISTS (SELECT 1 FROM v_training t
                    WHERE t.person = a.person AND t.course = :course AND t.done_at <= :now
                      AND (t.expires_at IS NULL OR t.expires_at > :now))
