-- Days on which a person searched far more than that person, and the agency, usually do.
-- in: from until times least          gives: subject, what
-- counts: and sorts the days of persons, so it can't be asked about one search, and can't be a gate
--
-- A day is told when it has at least `least` searches, more than `times` what the person has on
-- average on the other days on which they searched in the period (where there are any), and more
-- than `times` what the agency has on average for a person and day. The subject is the day's
-- first search in the book. A person is an account as the vendor writes it; days are the agency's
-- local ones.
--
-- Read from the counts that intake keeps: grouping the searches themselves took 1.4 s for
-- 2,000,000.
WITH day AS (
  SELECT d.day, d.account, SUM (d.searches) AS searches, MIN (d.first_search) AS first
    FROM v_own_search_day d
   WHERE d.day >= :from AND d.day < :until
     AND d.account NOT IN (SELECT a.id FROM account a WHERE a.state <> 0)
   GROUP BY d.day, d.account
),
agency AS (SELECT SUM (searches) AS searches, COUNT(*) AS days FROM day),
heavy AS (
  SELECT d.account, d.searches, d.first
    FROM day d
   WHERE d.searches >= :least
     AND d.searches * (SELECT days FROM agency) > :times * (SELECT searches FROM agency)
),
person AS (
  SELECT d.account, SUM (d.searches) AS searches, COUNT(*) AS days
    FROM day d
   WHERE d.account IN (SELECT account FROM heavy)
   GROUP BY d.account
)
SELECT h.first AS subject,
       a.text || ': ' || h.searches || ' searches on one day; '
       || (p.searches - h.searches) || ' on ' || (p.days - 1) || ' other days' AS what
  FROM heavy h
  JOIN person p ON p.account = h.account
  JOIN account a ON a.id = h.account
 WHERE h.searches * (p.days - 1) > :times * (p.searches - h.searches)
    OR p.days = 1
