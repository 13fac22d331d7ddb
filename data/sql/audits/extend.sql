-- Makes a sample larger.
-- in: audit size
UPDATE audit SET size = :size WHERE id = :audit
