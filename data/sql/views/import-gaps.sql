-- Gaps of more than a day between imported files, and stretches that two files cover.
-- in: (none)          gives: kind, from_at, until_at, import, file, other, other_file, id
WITH covering AS (
  SELECT i.id, i.file, i.first_at, i.last_at,
         max(i.last_at) OVER (ORDER BY i.first_at, i.id
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM import i
   WHERE i.state = 'complete' AND i.taken_in > 0
), stretch AS (
  SELECT 'gap' AS kind, c.reached AS from_at, c.first_at AS until_at, c.id AS import, c.file,
         (SELECT min(p.id) FROM covering p WHERE p.last_at = c.reached) AS other,
         (SELECT min(p.file) FROM covering p
           WHERE p.id = (SELECT min(q.id) FROM covering q WHERE q.last_at = c.reached)) AS other_file
    FROM covering c
   WHERE c.first_at > c.reached + 86400000
  UNION ALL
  SELECT 'overlap', b.first_at, CASE WHEN a.last_at < b.last_at THEN a.last_at ELSE b.last_at END,
         b.id, b.file, a.id, a.file
    FROM covering a
    JOIN covering b ON a.first_at < b.first_at OR (a.first_at = b.first_at AND a.id < b.id)
   WHERE b.first_at <= a.last_at
)
SELECT s.kind, s.from_at, s.until_at, s.import, s.file, s.other, s.other_file,
       ROW_NUMBER () OVER (ORDER BY s.from_at, s.until_at, s.import, s.other) AS id
  FROM stretch s
 ORDER BY s.from_at, s.until_at, s.import, s.other
