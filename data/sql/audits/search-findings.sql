-- What the rules say of one search, and how it was judged.
-- in: search          gives: finding, rule, clause, verdict
SELECT f.id AS finding, r.rule, r.clause,
       coalesce ((SELECT j.verdict FROM judgement j WHERE j.finding = f.id
                   ORDER BY j.id DESC LIMIT 1), 'open') AS verdict
  FROM policy_rule r
  JOIN finding f ON f.id = r.id * 1099511627776 + :search
 ORDER BY r.clause, r.rule
