-- Closes an alert that is settled, with the final disposition and where the evidence lies.
-- in: alert disposition evidence now who
UPDATE alert
   SET disposition = COALESCE (:disposition, disposition),
       evidence = COALESCE (:evidence, evidence), closed_by = :who, closed_at = :now
 WHERE id = :alert AND closed_at IS NULL
