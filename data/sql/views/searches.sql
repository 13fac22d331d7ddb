-- Every search, with its texts.
-- in: (none)          gives: a search and where it came from
--
-- Dictionaries are joined to the left, so that SQLite leaves out those that a list doesn't ask for.
SELECT s.id, s.key AS search_id, s.derived, s.at,
       a.text AS account, o.text AS organisation, p.text AS plate, r.text AS reason,
       c.text AS case_number, t.text AS type, e.text AS offense, s.networks, s.devices,
       s.frame_from, s.frame_until, f.text AS filter, q.text AS prompt, m.text AS moderation,
       r.state AS reason_state, c.state AS case_state, p.state AS plate_state,
       r.category, r.detail, r.case_norm AS case_in_reason,
       i.file, i.sha256, h.sheet, s.row, x.text AS extra,
       s.account AS account_id, s.plate AS plate_id, s.reason AS reason_id,
       s.case_number AS case_number_id
  FROM v_search s
  LEFT JOIN account a       ON a.id = s.account
  LEFT JOIN organisation o  ON o.id = s.organisation
  LEFT JOIN plate p         ON p.id = s.plate
  LEFT JOIN reason r        ON r.id = s.reason
  LEFT JOIN case_number c   ON c.id = s.case_number
  LEFT JOIN search_type t   ON t.id = s.type
  LEFT JOIN offense e       ON e.id = s.offense
  LEFT JOIN filter f        ON f.id = s.filter
  LEFT JOIN prompt q        ON q.id = s.prompt
  LEFT JOIN moderation m    ON m.id = s.moderation
  LEFT JOIN import_sheet h  ON h.id = s.sheet
  LEFT JOIN import i        ON i.id = h.import
  LEFT JOIN search_extra x  ON x.search = s.id
