-- Forgets what came, once it is taken in.
-- in: (none)
DELETE FROM alert_incoming
