-- What each person's role needs of training, and how it stands: people × courses.
-- in: now          gives: a course of a person
SELECT x.id * 1000 + ROW_NUMBER () OVER (PARTITION BY x.id ORDER BY n.item) AS id,
       x.id AS person_id,
       COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       x.number, x.unit, x.role, n.label AS course,
       n.item AS course_id, t.done_at, t.expires_at,
       CASE WHEN t.done_at IS NULL THEN 'missing'
            WHEN t.expires_at <= :now THEN 'expired'
            WHEN t.expires_at <= :now + 2592000000 THEN 'in 30 days'
            WHEN t.expires_at <= :now + 5184000000 THEN 'in 60 days'
            WHEN t.expires_at <= :now + 7776000000 THEN 'in 90 days'
            ELSE 'good' END AS state,
       'record' AS acts
  FROM person x
  JOIN (SELECT l.list, l.item, MIN (l.label) AS label
          FROM policy_list l
          JOIN policy p ON p.id = l.policy
         WHERE p.in_force_until IS NULL
         GROUP BY l.list, l.item) n ON n.list = 'needs ' || x.role
  LEFT JOIN v_training t
    ON t.id = (SELECT u.id FROM v_training u
                WHERE u.person = x.id AND u.course = n.item AND u.done_at <= :now
                ORDER BY COALESCE (u.expires_at, 9000000000000000) DESC, u.done_at DESC LIMIT 1)
 WHERE x.state <> 'left'
 ORDER BY t.done_at IS NOT NULL, COALESCE (t.expires_at, 9000000000000000), person, course
