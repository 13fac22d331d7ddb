-- Notes that an entry still serves its purpose, and when it is looked at again.
-- in: entry review why now who
INSERT INTO hot_list_renewal (entry, review_at, why, at, who)
SELECT e.id,
       COALESCE (:review, :now + 86400000 * COALESCE ((SELECT MIN (n.number)
                                                         FROM policy_number n
                                                         JOIN policy p ON p.id = n.policy
                                                        WHERE n.name = 'entry-review-days'
                                                          AND p.in_force_until IS NULL), 30)),
       :why, :now, :who
  FROM hot_list_entry e
 WHERE e.id = :entry AND e.removed_at IS NULL
