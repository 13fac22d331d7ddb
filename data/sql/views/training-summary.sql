-- How it stands with each course that roles need.
-- in: now          gives: a course
SELECT ROW_NUMBER () OVER (ORDER BY s.course) AS id, s.course, COUNT(*) AS people,
       SUM (CASE WHEN s.good_until > :now + 7776000000 THEN 1 ELSE 0 END) AS good,
       SUM (CASE WHEN s.good_until > :now AND s.good_until <= :now + 7776000000 THEN 1 ELSE 0 END)
         AS soon,
       SUM (CASE WHEN s.good_until <= :now THEN 1 ELSE 0 END) AS expired,
       SUM (CASE WHEN s.good_until IS NULL THEN 1 ELSE 0 END) AS missing,
       SUM (CASE WHEN s.good_until > :now THEN 1 ELSE 0 END) * 1.0 / COUNT(*) AS share
  FROM (SELECT x.id, n.label AS course,
               (SELECT MAX (COALESCE (t.expires_at, 9000000000000000)) FROM v_training t
                 WHERE t.person = x.id AND t.course = n.item AND t.done_at <= :now) AS good_until
          FROM person x
          JOIN (SELECT l.list, l.item, MIN (l.label) AS label
                  FROM policy_list l
                  JOIN policy p ON p.id = l.policy
                 WHERE p.in_force_until IS NULL
                 GROUP BY l.list, l.item) n ON n.list = 'needs ' || x.role
         WHERE x.state <> 'left') s
 GROUP BY s.course
 ORDER BY s.course
