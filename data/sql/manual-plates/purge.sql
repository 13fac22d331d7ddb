-- Records that a plate entered by hand was purged from the vendor's system.
-- in: manual at now who
UPDATE manual_plate
   SET purged_at = COALESCE (:at, :now), purged_by = :who
 WHERE id = :manual AND purged_at IS NULL AND COALESCE (:at, :now) <= :now
