-- Closes an audit for good.
-- in: audit conclusion who now
UPDATE audit
   SET state = 'final', conclusion = :conclusion, finalised_by = :who, finalised_at = :now
 WHERE id = :audit
