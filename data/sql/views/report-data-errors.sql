-- Records of a period that are wrong: what rules find of that kind, what was judged so, and the
-- sampled searches of an audit that were judged so (0 for no audit).
-- in: from until audit          gives: id, found_by, clause, at, account, plate, reason, case_number, what, verdict, note, search_id, derived, file, sheet, row
WITH judged AS (
  SELECT j.finding, j.verdict, j.note
    FROM judgement j
    JOIN (SELECT finding, MAX (id) AS id FROM judgement GROUP BY finding) n ON n.id = j.id
),
wrong AS (
  SELECT f.id, k.rule AS found_by, k.clause, f.what, COALESCE (v.verdict, 'open') AS verdict,
         v.note, f.subject AS search
    FROM finding f
    JOIN policy_rule k   ON k.id = f.rule
    LEFT JOIN judged v   ON v.finding = f.id
   WHERE k.severity = 'data-error' OR v.verdict = 'data-error'
   UNION ALL
  SELECT -i.item, 'audit ' || i.audit || ', item ' || i.item, a.clause, NULL, i.verdict, i.note,
         i.search
    FROM audit_item i
    JOIN audit a ON a.id = i.audit
   WHERE i.audit = :audit AND i.verdict = 'data-error'
)
SELECT w.id, w.found_by, w.clause, s.at, a.text AS account, p.text AS plate, r.text AS reason,
       c.text AS case_number, w.what, w.verdict, w.note, s.key AS search_id, s.derived, m.file,
       h.sheet, s.row
  FROM wrong w
  JOIN v_search s      ON s.id = w.search
  JOIN account a       ON a.id = s.account
  JOIN plate p         ON p.id = s.plate
  JOIN reason r        ON r.id = s.reason
  JOIN case_number c   ON c.id = s.case_number
  JOIN import_sheet h  ON h.id = s.sheet
  JOIN import m        ON m.id = h.import
 WHERE s.at >= :from AND s.at < :until
 ORDER BY s.at, s.id, w.id
