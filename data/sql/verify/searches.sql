-- Searches that belong to no import.
-- in: (none)          gives: what
SELECT 'the book holds ' || t.n || ' searches, and its imports took in ' || t.taken AS what
  FROM (SELECT (SELECT count(*) FROM v_search) AS n,
               (SELECT coalesce(sum(taken_in), 0) FROM import WHERE state = 'complete') AS taken) t
 WHERE t.n <> t.taken
