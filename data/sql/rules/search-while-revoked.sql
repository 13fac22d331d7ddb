-- Searches by people from whom access was taken away at the time.
-- in: from until          gives: subject, what
--
-- Where the counts by day show no search of such people the searches are not read at all.
WITH known AS MATERIALIZED (
  SELECT k.account, k.vendor_account, k.person FROM v_known_account k
),
away AS (
  SELECT k.account, r.from_at, COALESCE (r.until_at, 9000000000000000) AS until_at,
         COALESCE (NULLIF (x.full_name, ''), x.user_name) || ': access was revoked'
         || CASE WHEN r.until_at IS NULL THEN ' for good' ELSE '' END AS what
    FROM known k
    JOIN person x ON x.id = k.person
    JOIN revocation r ON r.person = k.person
   WHERE r.from_at < :until AND (r.until_at IS NULL OR r.until_at > :from)
),
suspect AS (SELECT a.account FROM away a)
SELECT s.id AS subject,
       (SELECT MIN (a.what) FROM away a
         WHERE a.account = s.account AND a.from_at <= s.at AND a.until_at > s.at) AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND EXISTS (SELECT 1 FROM v_search_day d
                WHERE d.account IN (SELECT u.account FROM suspect u)
                  AND d.day > :from - 90000000 AND d.day < :until)
   AND s.account IN (SELECT u.account FROM suspect u)
   AND EXISTS (SELECT 1 FROM away a
                WHERE a.account = s.account AND a.from_at <= s.at AND a.until_at > s.at)
