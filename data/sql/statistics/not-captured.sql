-- Says that the system does not capture a figure.
-- in: figure reason from now who
INSERT INTO figure_state (figure, captured, from_at, reason, noted_at, noted_by)
VALUES (:figure, 0, COALESCE (:from, :now), :reason, :now, :who)
