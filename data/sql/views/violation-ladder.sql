-- The penalties that a person had, and which of them counted at the day of a violation.
-- in: violation          gives: a penalty
SELECT o.id, o.category, o.decided_at AS sustained_at, o.offense, o.penalty_days,
       v.happened_day - o.decided_day AS days_before,
       CASE WHEN o.decided_day >= v.happened_day THEN 'not before it'
            WHEN v.happened_day - o.decided_day > (SELECT b.days FROM v_look_back b)
              THEN 'too long ago'
            ELSE 'counts' END AS counts
  FROM violation v
  JOIN violation o ON o.person = v.person AND o.decision = 'sustained' AND o.id <> v.id
 WHERE v.id = :violation
 ORDER BY o.decided_day DESC
