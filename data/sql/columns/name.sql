-- Says what a heading means that no reader knows.
-- in: kind heading means now who
INSERT INTO column_name (kind, heading, means, noted_at, noted_by)
VALUES (:kind, :heading, :means, :now, :who)
ON CONFLICT (kind, heading)
DO UPDATE SET means = excluded.means, noted_at = excluded.noted_at, noted_by = excluded.noted_by
