-- One person searching one plate on many days, under different case numbers or none.
-- in: from until days          gives: subject, what
-- counts: and sorts all searches, so it can't be asked about one, and can't be a gate
--
-- Told where an account searched a whole plate (no wildcard, four characters or more) on at least
-- `days` local days of the period and not always under one and the same case number: a neighbour,
-- a former partner. The subject is the first search in the book of this plate by this account, so
-- that the finding stays the same one from period to period.
--
-- The first step is rough and cheap (pairs with enough searches, far enough apart); only what it
-- leaves is looked at closely, and where it leaves nothing, nothing is (the bound on the id). A
-- case number that is hidden counts neither as one nor as none.
WITH pair AS (
  SELECT s.plate_code, s.account
    FROM v_own_search s
   WHERE s.at >= :from AND s.at < :until AND s.plate_code > 0
   GROUP BY s.plate_code, s.account
  HAVING COUNT(*) >= :days AND MAX (s.at) - MIN (s.at) > (:days - 2) * 86400000
),
hit AS (
  SELECT s.id, s.plate_code, s.account, s.plate,
         CASE WHEN s.at >= :from AND s.at < :until
              THEN (s.at + COALESCE ((SELECT z.offset_ms FROM zone_offset z
                                      WHERE z.from_at <= s.at
                                      ORDER BY z.from_at DESC LIMIT 1), 0)) / 86400000 END AS day,
         CASE WHEN s.at >= :from AND s.at < :until AND (s.flags & 20) = 4 THEN 1 ELSE 0 END AS bare,
         CASE WHEN s.at < :from OR s.at >= :until THEN NULL
              WHEN (s.flags & 12) = 0 THEN c.norm
              ELSE r.case_norm END AS case_norm
    FROM v_own_search s
    JOIN pair p ON p.plate_code = s.plate_code AND p.account = s.account
    JOIN case_number c ON c.id = s.case_number
    JOIN reason r ON r.id = s.reason
   WHERE s.plate_code IN (SELECT plate_code FROM pair)
     AND s.id >= (SELECT CASE WHEN COUNT(*) > 0 THEN 0 ELSE 9000000000000000000 END FROM pair)
)
SELECT MIN (h.id) AS subject,
       'plate ' || MIN (p.norm) || ' on ' || COUNT(DISTINCT h.day) || ' days, '
       || COUNT(DISTINCT h.case_norm) || ' case numbers, '
       || SUM (h.bare) || ' searches without one, by ' || MIN (a.text) AS what
  FROM hit h
  JOIN plate p ON p.id = h.plate
  JOIN account a ON a.id = h.account AND a.state = 0
 GROUP BY h.plate_code, h.account
HAVING COUNT(DISTINCT h.day) >= :days
   AND (SUM (h.bare) > 0 OR COUNT(DISTINCT h.case_norm) > 1)
