-- The items of an audit, each with its search.
-- in: audit          gives: an item and its search
SELECT i.item AS id, i.item, i.origin, i.search, i.search_id, i.ticket, i.verdict, i.note,
       i.judged_by, i.judged_at, s.at, a.text AS account, p.text AS plate, r.text AS reason,
       c.text AS case_number, t.text AS type, e.text AS offense, s.networks, m.file, h.sheet, s.row,
       r.state AS reason_state, c.state AS case_state
  FROM audit_item i
  JOIN search s        ON s.id = i.search
  JOIN account a       ON a.id = s.account
  JOIN plate p         ON p.id = s.plate
  JOIN reason r        ON r.id = s.reason
  JOIN case_number c   ON c.id = s.case_number
  JOIN search_type t   ON t.id = s.type
  JOIN offense e       ON e.id = s.offense
  JOIN import_sheet h  ON h.id = s.sheet
  JOIN import m        ON m.id = h.import
 WHERE i.audit = :audit
 ORDER BY i.item
