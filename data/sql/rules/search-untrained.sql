-- Searches by people who at the time lacked a training that the policy asks of their role.
-- in: policy from until          gives: subject, what
--
-- First when nobody was trained (the gaps between one training's end and the next one's day, which
-- are few), then the searches that fall into a gap; where the counts by day show no search of those
-- people the searches are not read at all. Asking each search for its trainings doubled the time of
-- a screening.
WITH known AS MATERIALIZED (
  SELECT k.account, k.vendor_account, k.person FROM v_known_account k
),
need AS (
  SELECT b.person, b.from_at, COALESCE (b.until_at, 9000000000000000) AS until_at, l.item, l.label
    FROM policy_list l
    JOIN person_spell b ON b.role = SUBSTR (l.list, 7)
   WHERE l.policy = :policy AND l.list LIKE 'needs %'
     AND b.from_at < :until AND (b.until_at IS NULL OR b.until_at > :from)
),
passed AS (
  SELECT t.person, t.course, t.done_at,
         MAX (COALESCE (t.expires_at, 9000000000000000))
           OVER (PARTITION BY t.person, t.course ORDER BY t.done_at, t.id) AS good_until,
         ROW_NUMBER () OVER (PARTITION BY t.person, t.course ORDER BY t.done_at, t.id) AS place,
         LEAD (t.done_at, 1, 9000000000000000)
           OVER (PARTITION BY t.person, t.course ORDER BY t.done_at, t.id) AS next_at
    FROM v_training t
),
gap AS (
  SELECT p.person, p.course, p.good_until AS from_at, p.next_at AS until_at
    FROM passed p WHERE p.good_until < p.next_at
  UNION ALL
  SELECT p.person, p.course, 0, p.done_at FROM passed p WHERE p.place = 1
  UNION ALL
  SELECT n.person, n.item, 0, 9000000000000000 FROM need n
   WHERE NOT EXISTS (SELECT 1 FROM v_training t WHERE t.person = n.person AND t.course = n.item)
),
lack AS (
  SELECT k.account, n.label, g.from_at, g.until_at,
         n.from_at AS role_from, n.until_at AS role_until,
         COALESCE (NULLIF (x.full_name, ''), x.user_name) AS name
    FROM need n
    JOIN gap g ON g.person = n.person AND g.course = n.item
    JOIN known k ON k.person = n.person
    JOIN person x ON x.id = n.person
   WHERE g.from_at < :until AND g.until_at > :from
),
suspect AS (SELECT l.account FROM lack l)
SELECT s.id AS subject,
       (SELECT MIN (l.name || ' lacked: ' || l.label) FROM lack l
         WHERE l.account = s.account AND l.from_at <= s.at AND l.until_at > s.at
           AND l.role_from <= s.at AND l.role_until > s.at) AS what
  FROM v_own_search s
 WHERE EXISTS (SELECT 1 FROM vendor_account)
   AND s.at >= :from AND s.at < :until
   AND EXISTS (SELECT 1 FROM v_search_day d
                WHERE d.account IN (SELECT u.account FROM suspect u)
                  AND d.day > :from - 90000000 AND d.day < :until)
   AND s.account IN (SELECT u.account FROM suspect u)
   AND EXISTS (SELECT 1 FROM lack l
                WHERE l.account = s.account AND l.from_at <= s.at AND l.until_at > s.at
                  AND l.role_from <= s.at AND l.role_until > s.at)
