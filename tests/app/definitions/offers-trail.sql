-- What somebody did, newest first.
-- in: user_name now          gives: at, kind, what, who
SELECT j.at, j.outcome AS kind, j.act AS what, j.who
  FROM journal j
 WHERE j.who = :user_name AND j.at <= :now
 ORDER BY j.number DESC
 LIMIT 20
