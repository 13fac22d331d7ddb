-- A course that the role of somebody with access needs, and that is missing or runs out soon.
-- in: policy course days now          gives: subject, what, due
--
-- The subject is the access; the day is the one on which the course runs out, or the one on which
-- access was granted.
SELECT a.id AS subject,
       COALESCE (NULLIF (x.full_name, ''), x.user_name) || ': ' || l.label AS what,
       COALESCE ((SELECT MAX (t.expires_at) FROM v_training t
                   WHERE t.person = a.person AND t.course = :course), a.from_at) AS due
  FROM access a
  JOIN person x ON x.id = a.person
  JOIN policy_list l ON l.policy = :policy AND l.list = 'needs ' || x.role AND l.item = :course
 WHERE a.state = 'granted' AND x.state <> 'left'
   AND NOT EXISTS (SELECT 1 FROM v_training t
                    WHERE t.person = a.person AND t.course = :course AND t.done_at <= :now
                      AND (t.expires_at IS NULL OR t.expires_at > :now + :days * 86400000))
