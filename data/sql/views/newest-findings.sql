-- The findings of each rule that came last and that nobody has judged, a handful in all. Findings of
-- one rule lie in the order of their searches, so only the ends are read.
-- in: (none)          gives: a finding and its search
SELECT f.id, k.rule, k.clause, k.severity, s.at, a.text AS account, r.text AS reason
  FROM policy_rule k
  JOIN finding f ON f.id IN (
         SELECT g.id FROM finding g
          WHERE g.id >= k.id * 1099511627776 AND g.id < (k.id + 1) * 1099511627776
            AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.finding = g.id)
          ORDER BY g.id DESC LIMIT 5)
  JOIN search s  ON s.id = f.subject
  JOIN account a ON a.id = s.account
  JOIN reason r  ON r.id = s.reason
 WHERE k.severity IN ('violation', 'data-error', 'notice')
 ORDER BY s.at DESC, f.id
 LIMIT 5
