-- The same figures for each vendor's system, and from when to when there are alerts of it.
-- in: from until          gives: a system
SELECT ROW_NUMBER () OVER (ORDER BY COALESCE (m.system, '')) AS id,
       COALESCE (m.system, 'not named') AS system, COUNT(*) AS matches,
       COUNT (CASE WHEN m.counts_as = 'confirmed' THEN 1 END) AS confirmed,
       COUNT (CASE WHEN m.counts_as = 'did not correlate' THEN 1 END) AS did_not_correlate,
       COUNT (CASE WHEN m.counts_as = 'not located' THEN 1 END) AS not_located,
       COUNT (CASE WHEN m.counts_as = 'not investigated' THEN 1 END) AS not_investigated,
       COUNT (CASE WHEN m.counts_as = 'open' THEN 1 END) AS open, MIN (m.at) AS first_at, MAX (m.at) AS last_at
  FROM v_match m
 WHERE m.at >= :from AND m.at < :until
 GROUP BY COALESCE (m.system, '')
 ORDER BY system
