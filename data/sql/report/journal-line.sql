-- The line of the journal that records the last change: the first one at or after it.
-- in: as_of          gives: number, hash
SELECT j.number, j.hash
  FROM journal j
 WHERE j.number = (SELECT coalesce((SELECT min(n.number) FROM journal n WHERE n.at >= :as_of),
                                   (SELECT max(l.number) FROM journal l)))
