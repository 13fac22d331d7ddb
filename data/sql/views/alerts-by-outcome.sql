-- Matches by list and by what they count as. The five parts of a line make up its matches.
-- in: from until          gives: list, matches, confirmed, uncorrelated, not_located, uninvestigated, open
SELECT MIN (a.id) AS id, a.list, COUNT(*) AS matches,
       COUNT (CASE WHEN a.counts_as = 'confirmed' THEN 1 END) AS confirmed,
       COUNT (CASE WHEN a.counts_as = 'did not correlate' THEN 1 END) AS uncorrelated,
       COUNT (CASE WHEN a.counts_as = 'not located' THEN 1 END) AS not_located,
       COUNT (CASE WHEN a.counts_as = 'not investigated' THEN 1 END) AS uninvestigated,
       COUNT (CASE WHEN a.counts_as = 'open' THEN 1 END) AS open
  FROM v_alert a
 WHERE a.at >= :from AND a.at < :until
 GROUP BY a.list
 ORDER BY a.list
