-- Revocations after which somebody may go on who by now lacks a training that the role needs.
-- in: policy now          gives: subject, what
SELECT r.id AS subject, 'missing: ' || l.label AS what
  FROM revocation r
  JOIN person x ON x.id = r.person
  JOIN policy_list l ON l.policy = :policy AND l.list = 'needs ' || x.role
 WHERE r.confirmed_at IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM v_training t
                    WHERE t.person = r.person AND t.course = l.item AND t.done_at <= :now
                      AND (t.expires_at IS NULL OR t.expires_at > :now))
