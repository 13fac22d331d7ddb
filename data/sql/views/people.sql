-- Who may sign in, and who might once.
-- in: (none)          gives: a person
SELECT x.id, x.user_name, x.full_name, x.role, x.state, x.created_at,
       (SELECT MAX (j.at) FROM journal j
         WHERE j.who = x.user_name AND j.act = 'session/sign-in' AND j.outcome = 'done') AS last_at,
       CASE WHEN x.state = 'left' THEN NULL WHEN l.locked_at IS NOT NULL THEN 'locked'
            WHEN x.passphrase_given = 1 THEN 'must change' ELSE 'ready' END AS sign_in,
       l.locked_at, f.enrolled_at,
       (SELECT COUNT(*) FROM recovery_code c
         WHERE c.person = x.id AND c.used_at IS NULL AND f.person IS NOT NULL) AS codes_left,
       (SELECT MAX (r.asked_by) FROM factor_reset r
         WHERE r.person = x.id AND r.done_at IS NULL AND f.person IS NOT NULL) AS reset_asked_by
  FROM person x
  LEFT JOIN sign_in_lock l ON l.person = x.id AND l.released_at IS NULL
  LEFT JOIN second_factor f ON f.person = x.id
 WHERE x.user_name IS NOT NULL
 ORDER BY x.user_name
