-- Puts a practice of the agency's into words.
-- in: topic statement from document now who
INSERT INTO practice (topic, statement, from_at, document, noted_at, noted_by)
VALUES (:topic, :statement, COALESCE (:from, :now), :document, :now, :who)
