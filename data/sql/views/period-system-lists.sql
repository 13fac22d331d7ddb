-- The figures of each list in each vendor's system, for agencies that file by system.
-- in: from until          gives: a list in a system
SELECT ROW_NUMBER () OVER (ORDER BY COALESCE (m.system, ''), m.list) AS id,
       COALESCE (m.system, 'not named') AS system, m.list, COUNT(*) AS matches,
       COUNT (CASE WHEN m.counts_as = 'confirmed' THEN 1 END) AS confirmed,
       COUNT (CASE WHEN m.counts_as = 'did not correlate' THEN 1 END) AS did_not_correlate,
       COUNT (CASE WHEN m.counts_as = 'not located' THEN 1 END) AS not_located,
       COUNT (CASE WHEN m.counts_as = 'not investigated' THEN 1 END) AS not_investigated,
       COUNT (CASE WHEN m.counts_as = 'open' THEN 1 END) AS open
  FROM v_match m
 WHERE m.at >= :from AND m.at < :until
 GROUP BY COALESCE (m.system, ''), m.list
 ORDER BY system, matches DESC, m.list
