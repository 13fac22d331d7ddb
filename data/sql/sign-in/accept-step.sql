-- A one-time code counts, if its step comes after the last that counted; else nothing changes.
-- in: person step
UPDATE second_factor SET last_step = :step WHERE person = :person AND last_step < :step
