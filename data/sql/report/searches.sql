-- This agency's own searches in a period: how many, and between which instants they lie.
-- in: from until          gives: searches, first_at, last_at
SELECT count(*) AS searches, min(s.at) AS first_at, max(s.at) AS last_at
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
