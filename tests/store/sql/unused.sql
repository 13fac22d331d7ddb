-- Declares what it does not use.
-- in: a b
SELECT :a
