-- Case numbers that were typed into the reason, while their own field was left empty.
-- in: from until          gives: subject, what
--
-- A data error, no violation: the number is there and counts (no-case-number doesn't find these).
-- Told so that it can be corrected, and because whoever looks for a case misses the search.
SELECT s.id AS subject,
       (SELECT 'case number ' || r.case_norm || ' stands in the reason'
          FROM reason r WHERE r.id = s.reason) AS what
  FROM v_own_search s
 WHERE (s.flags & 20) = 20
   AND s.at >= :from AND s.at < :until
