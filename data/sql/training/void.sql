-- A training record was wrong; it no longer counts, and stays to be seen.
-- in: training reason now who
UPDATE training
   SET voided_at = :now, voided_by = :who, void_reason = :reason
 WHERE id = :training AND voided_at IS NULL
