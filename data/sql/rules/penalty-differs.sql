-- Violations whose penalty isn't the one that the clause names for their offense; 0 days is for
-- good. What is asked of the last offense named holds for every later one.
-- in: offense days last          gives: subject, what
SELECT v.id AS subject,
       'offense ' || v.offense || ' was given ' || COALESCE (v.penalty_days, -1) || ' days, not '
       || :days AS what
  FROM violation v
 WHERE v.decision = 'sustained'
   AND (v.offense = :offense OR (:last = 1 AND v.offense > :offense))
   AND COALESCE (v.penalty_days, -1) <> :days
