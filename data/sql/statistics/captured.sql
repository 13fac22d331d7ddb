-- Says that the system captures a figure, from a day on.
-- in: figure reason from now who
INSERT INTO figure_state (figure, captured, from_at, reason, noted_at, noted_by)
VALUES (:figure, 1, COALESCE (:from, :now), :reason, :now, :who)
