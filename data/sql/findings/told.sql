-- What a rule has told about the searches of a period, and whether a person has judged it.
-- in: lowest highest from until          gives: subject, judged
SELECT f.subject, EXISTS (SELECT 1 FROM judgement j WHERE j.finding = f.id) AS judged
  FROM finding f
  JOIN search s ON s.id = f.subject
 WHERE f.id BETWEEN :lowest AND :highest AND s.at >= :from AND s.at < :until
 ORDER BY f.id
