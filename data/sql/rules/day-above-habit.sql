-- Days on which a person searched far more than that person, and the agency, usually do.
-- in: from until offset times least          gives: subject, what
-- counts: many searches, so it can't be asked about one, and can't be a gate
--
-- A day is told when it has at least `least` searches, more than `times` what the person has on
-- average on the other days on which they searched in the period (where there are any), and more than
-- `times` what the agency has on average for a person and day. The subject is the day's first search
-- in the book. A person is an account as the vendor writes it. Days are local: `offset` is the zone's.
--
-- Day and account stand in one number, day first: the sort that groups them compares one integer, and
-- rows come nearly in that order.
WITH day AS (
  SELECT (s.at + :offset) / 86400000 * 1000000000 + s.account AS day_person,
         COUNT(*) AS searches, MIN (s.id) AS first
    FROM v_own_search s
   WHERE s.at >= :from AND s.at < :until
     AND s.account NOT IN (SELECT a.id FROM account a WHERE a.state <> 0)
   GROUP BY 1
),
agency AS (SELECT SUM (searches) AS searches, COUNT(*) AS days FROM day),
heavy AS (
  SELECT d.day_person % 1000000000 AS account, d.searches, d.first
    FROM day d
   WHERE d.searches >= :least
     AND d.searches * (SELECT days FROM agency) > :times * (SELECT searches FROM agency)
),
person AS (
  SELECT d.day_person % 1000000000 AS account, SUM (d.searches) AS searches, COUNT(*) AS days
    FROM day d
   WHERE d.day_person % 1000000000 IN (SELECT account FROM heavy)
   GROUP BY 1
)
SELECT h.first AS subject,
       a.text || ': ' || h.searches || ' searches on one day; '
       || (p.searches - h.searches) || ' on ' || (p.days - 1) || ' other days' AS what
  FROM heavy h
  JOIN person p ON p.account = h.account
  JOIN account a ON a.id = h.account
 WHERE h.searches * (p.days - 1) > :times * (p.searches - h.searches)
    OR p.days = 1
