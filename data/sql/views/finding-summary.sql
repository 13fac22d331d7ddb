-- Findings of a period by rule, and what has been decided on them.
-- in: from until          gives: rule, clause, severity, findings, open, upheld, explained, data_errors
SELECT k.rule, k.clause, k.severity, COUNT(*) AS findings,
       SUM (CASE WHEN v.verdict IS NULL OR v.verdict = 'open' THEN 1 ELSE 0 END) AS open,
       SUM (CASE WHEN v.verdict = 'upheld' THEN 1 ELSE 0 END) AS upheld,
       SUM (CASE WHEN v.verdict = 'explained' THEN 1 ELSE 0 END) AS explained,
       SUM (CASE WHEN v.verdict = 'data-error' THEN 1 ELSE 0 END) AS data_errors
  FROM finding f
  JOIN policy_rule k ON k.id = f.rule
  JOIN search s      ON s.id = f.subject
  LEFT JOIN (SELECT j.finding, j.verdict
               FROM judgement j
               JOIN (SELECT finding, MAX (id) AS id FROM judgement GROUP BY finding) n
                 ON n.id = j.id) v ON v.finding = f.id
 WHERE s.at >= :from AND s.at < :until
 GROUP BY k.id, k.rule, k.clause, k.severity
 ORDER BY k.clause, findings DESC
