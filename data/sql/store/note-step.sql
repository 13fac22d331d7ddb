-- Notes a schema step that has just run.
-- in: number name sha256 now
INSERT INTO schema_step (number, name, sha256, applied_at) VALUES (:number, :name, :sha256, :now)
