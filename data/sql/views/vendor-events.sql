-- Lines of the vendor's event log.
-- in: (none)          gives: a line
SELECT v.id, v.at, v.who, v.verb, v.kind, v.details, v.list_name, v.issuer, v.reason,
       v.case_number, v.account, v.email, v.event_id, f.file, v.row,
       (SELECT MIN (p.plate) FROM vendor_event_plate p WHERE p.event = v.id) AS plate
  FROM vendor_event v
  JOIN vendor_event_file f ON f.id = v.file
 ORDER BY v.at DESC, v.id DESC
