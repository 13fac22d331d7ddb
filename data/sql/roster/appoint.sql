-- Names who answers for a task.
-- in: person task from note now who
INSERT INTO appointment (person, task, from_at, note, who)
VALUES (:person, :task, COALESCE (:from, :now), :note, :who)
