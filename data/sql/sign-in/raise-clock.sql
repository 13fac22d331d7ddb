-- The book sees a time; an earlier one changes nothing.
-- in: now
UPDATE book_clock SET at = :now WHERE at < :now
