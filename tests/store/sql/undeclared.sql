-- Uses what it does not declare.
-- in: a
SELECT :a, :b
