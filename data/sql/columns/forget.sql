-- Takes back what a heading was said to mean.
-- in: column
DELETE FROM column_name WHERE id = :column
