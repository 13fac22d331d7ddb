-- Ends an appointment.
-- in: appointment until now
UPDATE appointment
   SET until_at = COALESCE (:until, :now)
 WHERE id = :appointment AND until_at IS NULL
