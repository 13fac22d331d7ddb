-- The time is what the machine says, earlier or not.
-- in: now
UPDATE book_clock SET at = :now
