-- A row of the event log that could not be taken in.
-- in: file row reason raw
INSERT INTO vendor_event_aside (file, row, reason, raw) VALUES (:file, :row, :reason, :raw)
