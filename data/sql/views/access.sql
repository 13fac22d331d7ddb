-- Requests for access and what came of them; what is suspended or revoked is said.
-- in: now          gives: a request
SELECT a.id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       x.id AS person_id, x.role, a.system, a.duties, a.requested_at, a.requested_by,
       a.decided_at, a.decided_by, a.decision_note, a.from_at, a.until_at, a.end_reason, a.ended_by,
       m.label AS missing,
       CASE WHEN a.state <> 'granted' THEN a.state
            WHEN EXISTS (SELECT 1 FROM revocation r
                          WHERE r.person = a.person AND r.from_at <= :now
                            AND (r.until_at IS NULL OR r.until_at > :now)) THEN 'revoked'
            WHEN x.state <> 'active' THEN 'suspended'
            WHEN m.label IS NOT NULL THEN 'suspended'
            ELSE 'granted' END AS state,
       CASE a.state WHEN 'requested' THEN 'approve refuse withdraw'
                    WHEN 'granted' THEN 'end' ELSE '' END AS acts
  FROM access a
  JOIN person x ON x.id = a.person
  LEFT JOIN (SELECT y.id AS person, MIN (l.label) AS label
               FROM person y
               JOIN policy_list l ON l.list = 'needs ' || y.role
               JOIN policy p ON p.id = l.policy AND p.in_force_until IS NULL
              WHERE NOT EXISTS (SELECT 1 FROM v_training t
                                 WHERE t.person = y.id AND t.course = l.item AND t.done_at <= :now
                                   AND (t.expires_at IS NULL OR t.expires_at > :now))
              GROUP BY y.id) m ON m.person = a.person
 ORDER BY a.state <> 'requested', a.requested_at DESC, a.id DESC
