-- Records a version of a course's material.
-- in: course version issued document note now who
INSERT INTO material (course, version, issued_at, document, note, noted_at, noted_by)
VALUES (:course, :version, COALESCE (:issued, :now), :document, :note, :now, :who)
