-- Sustained violations whose place on the ladder isn't one more than the penalties of the days
-- before.
-- in: days          gives: subject, what
--
-- The days count on the agency's calendar, back from the day of the offense: a penalty of that many
-- days before still counts, one of a day more doesn't; then as many days have passed in compliance.
SELECT v.id AS subject,
       'counted as offense ' || COALESCE (v.offense, 0) || ', with '
       || (SELECT COUNT(*) FROM violation o
            WHERE o.person = v.person AND o.decision = 'sustained'
              AND o.decided_day < v.happened_day AND o.decided_day >= v.happened_day - :days)
       || ' before it that count' AS what
  FROM violation v
 WHERE v.decision = 'sustained'
   AND COALESCE (v.offense, 0)
       <> 1 + (SELECT COUNT(*) FROM violation o
                WHERE o.person = v.person AND o.decision = 'sustained'
                  AND o.decided_day < v.happened_day AND o.decided_day >= v.happened_day - :days)
