-- What was done, as lines of the event log say.
-- in: (none)          gives: value, label
SELECT DISTINCT v.verb AS value, v.verb AS label
  FROM vendor_event v
 ORDER BY v.verb
