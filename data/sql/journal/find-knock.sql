-- Whether a failed sign-in, known by its random id, stands in the journal already.
-- in: knock          gives: n
SELECT count(*) AS n
  FROM journal
 WHERE act = 'session/sign-in' AND outcome = 'denied' AND inputs LIKE '%' || :knock || '%'
