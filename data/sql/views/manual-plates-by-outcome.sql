-- Plates entered by hand in a period, and what the alerts on them counted as.
-- in: from until          gives: entered, matches, confirmed, uncorrelated, not_located, uninvestigated, open
SELECT 1 AS id,
       (SELECT COUNT(*) FROM manual_plate m WHERE m.entered_at >= :from AND m.entered_at < :until)
         AS entered,
       COUNT (a.id) AS matches,
       COUNT (CASE WHEN a.counts_as = 'confirmed' THEN 1 END) AS confirmed,
       COUNT (CASE WHEN a.counts_as = 'did not correlate' THEN 1 END) AS uncorrelated,
       COUNT (CASE WHEN a.counts_as = 'not located' THEN 1 END) AS not_located,
       COUNT (CASE WHEN a.counts_as = 'not investigated' THEN 1 END) AS uninvestigated,
       COUNT (CASE WHEN a.counts_as = 'open' THEN 1 END) AS open
  FROM manual_plate m
  JOIN v_alert a ON a.manual = m.id
 WHERE m.entered_at >= :from AND m.entered_at < :until
