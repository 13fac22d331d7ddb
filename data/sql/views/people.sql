-- Who may sign in, and who might once.
-- in: (none)          gives: a person
SELECT x.id, x.user_name, x.full_name, x.role, x.state, x.created_at,
       (SELECT MAX (j.at) FROM journal j
         WHERE j.who = x.user_name AND j.act = 'session/sign-in' AND j.outcome = 'done') AS last_at
  FROM person x
 ORDER BY x.user_name
