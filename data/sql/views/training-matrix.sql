-- How it stands with all that each person's role needs of training: people × courses. A course that
-- a role doesn't need is in neither object. Each person is asked about alone, so that a page of many
-- people costs a page.
-- in: now          gives: a person
WITH standing (person, course, good_until) AS NOT MATERIALIZED (
  SELECT y.id, l.item,
         (SELECT MAX (COALESCE (t.expires_at, 9000000000000000)) FROM v_training t
           WHERE t.person = y.id AND t.course = l.item AND t.done_at <= :now)
    FROM person y
    JOIN policy_list l ON l.list = 'needs ' || y.role
   WHERE l.policy = (SELECT MIN (p.id) FROM policy p
                       JOIN policy_list k ON k.policy = p.id AND k.list = l.list
                        AND k.item = l.item
                      WHERE p.in_force_until IS NULL))
SELECT x.id, x.id AS person_id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       x.number, x.unit, x.role,
       (SELECT CASE WHEN COUNT (s.good_until) < COUNT(*) THEN 'missing'
                    WHEN MIN (s.good_until) <= :now THEN 'expired'
                    WHEN MIN (s.good_until) <= :now + 2592000000 THEN 'in 30 days'
                    WHEN MIN (s.good_until) <= :now + 5184000000 THEN 'in 60 days'
                    WHEN MIN (s.good_until) <= :now + 7776000000 THEN 'in 90 days'
                    WHEN COUNT(*) > 0 THEN 'good' END
          FROM standing s WHERE s.person = x.id) AS state,
       (SELECT json_group_object (s.course,
                 CASE WHEN s.good_until IS NULL THEN 'missing'
                      WHEN s.good_until <= :now THEN 'expired'
                      WHEN s.good_until <= :now + 2592000000 THEN 'in 30 days'
                      WHEN s.good_until <= :now + 5184000000 THEN 'in 60 days'
                      WHEN s.good_until <= :now + 7776000000 THEN 'in 90 days'
                      ELSE 'good' END)
          FROM standing s WHERE s.person = x.id) AS training,
       (SELECT json_group_object (s.course, NULLIF (s.good_until, 9000000000000000))
          FROM standing s WHERE s.person = x.id) AS runs_out,
       'record' AS acts
  FROM person x
 WHERE x.state <> 'left'
 ORDER BY person, x.id
