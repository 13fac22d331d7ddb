-- Keeps a row that could not be taken in.
-- in: import row reason raw
INSERT INTO alert_aside (import, row, reason, raw) VALUES (:import, :row, :reason, :raw)
