-- Who did what, when.
-- in: from until          gives: a line of the journal
SELECT j.number AS id, j.number, j.at, j.who, j.act, j.outcome, j.detail, j.inputs, j.hash
  FROM journal j
 WHERE j.at >= :from AND j.at < :until
 ORDER BY j.number
