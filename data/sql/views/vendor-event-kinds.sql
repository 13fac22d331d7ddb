-- What lines of the event log are about.
-- in: (none)          gives: value, label
SELECT DISTINCT v.kind AS value, v.kind AS label
  FROM vendor_event v
 ORDER BY v.kind
