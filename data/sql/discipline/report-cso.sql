-- Records that a violation was reported to the CJIS Chief Security Officer.
-- in: violation reported proof note now who
UPDATE violation
   SET cso_at = COALESCE (:reported, :now), cso_proof = :proof, cso_note = :note, cso_by = :who
 WHERE id = :violation AND cso_at IS NULL
