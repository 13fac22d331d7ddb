-- What is not captured by the system, as it was said for a period, and why.
-- in: until          gives: a figure
SELECT s.id, s.figure, s.reason, s.from_at, s.noted_by
  FROM figure_state s
 WHERE s.captured = 0
   AND s.id = (SELECT n.id FROM figure_state n
                WHERE n.figure = s.figure AND n.from_at < :until
                ORDER BY n.from_at DESC, n.id DESC LIMIT 1)
 ORDER BY s.figure
