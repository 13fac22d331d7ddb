-- Whether each figure of the statistics is captured now, and why not.
-- in: now          gives: a figure
SELECT c.id, c.value AS figure, CASE WHEN s.captured = 0 THEN 'not captured' ELSE 'captured' END
       AS state, s.reason, s.from_at, s.noted_at, s.noted_by,
       CASE WHEN s.captured = 0 THEN 'captured' ELSE 'not-captured' END AS acts
  FROM (SELECT 1 AS id, 'matches' AS value UNION ALL SELECT 2, 'confirmed'
        UNION ALL SELECT 3, 'did not correlate' UNION ALL SELECT 4, 'manual entries'
        UNION ALL SELECT 5, 'manual matches' UNION ALL SELECT 6, 'manual confirmed'
        UNION ALL SELECT 7, 'manual did not correlate') c
  LEFT JOIN figure_state s
    ON s.id = (SELECT n.id FROM figure_state n
                WHERE n.figure = c.value AND n.from_at <= :now
                ORDER BY n.from_at DESC, n.id DESC LIMIT 1)
 ORDER BY c.id
