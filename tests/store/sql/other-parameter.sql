-- An input that has no name.
-- in: a
SELECT :a, ?
