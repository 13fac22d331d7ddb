-- The findings of a period, for reports.
-- in: from until          gives: a finding, its search and its judgement
SELECT f.id, k.rule, k.clause, k.profile, k.severity, f.what,
       COALESCE ((SELECT j.verdict FROM judgement j WHERE j.finding = f.id
                   ORDER BY j.id DESC LIMIT 1), 'open') AS verdict,
       (SELECT j.note FROM judgement j WHERE j.finding = f.id ORDER BY j.id DESC LIMIT 1) AS note,
       s.at, a.text AS account, p.text AS plate, r.text AS reason, c.text AS case_number,
       s.key AS search_id, s.derived, i.file, h.sheet, s.row
  FROM finding f
  JOIN policy_rule k   ON k.id = f.rule
  JOIN search s        ON s.id = f.subject
  JOIN account a       ON a.id = s.account
  JOIN plate p         ON p.id = s.plate
  JOIN reason r        ON r.id = s.reason
  JOIN case_number c   ON c.id = s.case_number
  JOIN import_sheet h  ON h.id = s.sheet
  JOIN import i        ON i.id = h.import
 WHERE s.at >= :from AND s.at < :until AND k.severity IN ('violation', 'notice')
 ORDER BY f.id
