-- Gaps of more than a day between the imported files of a period, and stretches that two cover.
-- in: from until          gives: id, kind, from_at, until_at, file, other_file
WITH covering AS (
  SELECT i.id, i.file, i.first_at, i.last_at,
         MAX (i.last_at) OVER (ORDER BY i.first_at, i.id
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM import i
   WHERE i.state = 'complete' AND i.first_at IS NOT NULL
),
seam AS (
  SELECT 'gap' AS kind, c.reached AS from_at, c.first_at AS until_at, c.file,
         (SELECT MIN (p.file) FROM covering p WHERE p.last_at = c.reached) AS other_file
    FROM covering c
   WHERE c.first_at > c.reached + 86400000
   UNION ALL
  SELECT 'overlap', b.first_at, CASE WHEN a.last_at < b.last_at THEN a.last_at ELSE b.last_at END,
         b.file, a.file
    FROM covering a
    JOIN covering b ON a.first_at < b.first_at OR (a.first_at = b.first_at AND a.id < b.id)
   WHERE b.first_at <= a.last_at
)
SELECT ROW_NUMBER () OVER (ORDER BY g.from_at, g.until_at, g.file) AS id,
       g.kind, g.from_at, g.until_at, g.file, g.other_file
  FROM seam g
 WHERE g.from_at < :until AND g.until_at >= :from
 ORDER BY g.from_at, g.until_at, g.file
