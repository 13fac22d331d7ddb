-- What the rules have shown, with the newest judgement on each.
-- in: (none)          gives: a finding, its search and its judgement
SELECT f.id, k.rule, k.clause, k.profile, k.severity, f.subject, f.what,
       COALESCE ((SELECT j.verdict FROM judgement j WHERE j.finding = f.id
                   ORDER BY j.id DESC LIMIT 1), 'open') AS verdict,
       (SELECT j.note FROM judgement j WHERE j.finding = f.id ORDER BY j.id DESC LIMIT 1) AS note,
       (SELECT j.who FROM judgement j WHERE j.finding = f.id ORDER BY j.id DESC LIMIT 1) AS judged_by,
       (SELECT j.at FROM judgement j WHERE j.finding = f.id ORDER BY j.id DESC LIMIT 1) AS judged_at,
       s.at, a.text AS account, p.text AS plate, r.text AS reason, c.text AS case_number,
       e.text AS offense, s.networks, s.key AS search_id, s.derived, i.file, h.sheet, s.row,
       q.text AS clause_text,
       (SELECT MIN (g.person) FROM v_known_account g WHERE g.account = s.account) AS person_id,
       s.account AS account_id, s.plate AS plate_id, s.reason AS reason_id,
       s.case_number AS case_number_id
  FROM finding f
  JOIN policy_rule k        ON k.id = f.rule
  LEFT JOIN search s        ON s.id = f.subject
  LEFT JOIN account a       ON a.id = s.account
  LEFT JOIN plate p         ON p.id = s.plate
  LEFT JOIN reason r        ON r.id = s.reason
  LEFT JOIN case_number c   ON c.id = s.case_number
  LEFT JOIN offense e       ON e.id = s.offense
  LEFT JOIN import_sheet h  ON h.id = s.sheet
  LEFT JOIN import i        ON i.id = h.import
  LEFT JOIN policy_clause q ON q.id = k.clause
       AND q.policy = (SELECT MAX (o.id) FROM policy o WHERE o.profile = k.profile)
