-- The items of an audit, each with its search, its verdict and what was answered.
-- in: audit          gives: id, item, search_id, at, account, plate, reason, case_number, offense, type, networks, origin, verdict, answers, note, judged_by, judged_at, file, sheet, row, ticket
WITH answered AS (
  SELECT n.item,
         COUNT (CASE WHEN n.answer = 'yes' THEN 1 END) AS yes,
         STRING_AGG (CASE WHEN n.answer <> 'yes' THEN n.answer || ': ' || n.question END, '
' ORDER BY n.answer, n.question) AS others
    FROM audit_answer n
   WHERE n.audit = :audit
   GROUP BY n.item
)
SELECT i.item AS id, i.item, i.search_id, s.at, a.text AS account, p.text AS plate,
       r.text AS reason, c.text AS case_number, e.text AS offense, t.text AS type, s.networks,
       CASE WHEN i.origin = 'random' THEN 'drawn' ELSE 'chosen' END AS origin,
       COALESCE (i.verdict, 'not judged') AS verdict,
       CASE WHEN w.item IS NULL THEN ''
            WHEN w.others IS NULL THEN 'yes to all ' || w.yes
            ELSE 'yes to ' || w.yes || '
' || w.others END AS answers,
       i.note, i.judged_by, i.judged_at, m.file, h.sheet, s.row, i.ticket
  FROM audit_item i
  JOIN search s         ON s.id = i.search
  JOIN account a        ON a.id = s.account
  JOIN plate p          ON p.id = s.plate
  JOIN reason r         ON r.id = s.reason
  JOIN case_number c    ON c.id = s.case_number
  JOIN offense e        ON e.id = s.offense
  JOIN search_type t    ON t.id = s.type
  JOIN import_sheet h   ON h.id = s.sheet
  JOIN import m         ON m.id = h.import
  LEFT JOIN answered w  ON w.item = i.item
 WHERE i.audit = :audit
 ORDER BY i.item
