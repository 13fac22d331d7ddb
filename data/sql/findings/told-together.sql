-- What a rule that counts over many searches has told, for which period, and whether it is judged.
-- in: lowest highest          gives: subject, told_from, told_until, judged
SELECT f.subject, f.told_from, f.told_until,
       EXISTS (SELECT 1 FROM judgement j WHERE j.finding = f.id) AS judged
  FROM finding f
 WHERE f.id BETWEEN :lowest AND :highest
