-- A plate that a line of the event log is about.
-- in: event plate plate_key
INSERT INTO vendor_event_plate (event, plate, plate_key) VALUES (:event, :plate, :plate_key)
