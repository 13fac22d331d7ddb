-- A statement that does not say what it takes.
SELECT 1
