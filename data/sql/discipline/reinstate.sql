-- Confirms, after a revocation has ended, that the person may go on.
-- in: revocation note now who
UPDATE revocation
   SET confirmed_at = :now, confirmed_by = :who, note = :note
 WHERE id = :revocation AND confirmed_at IS NULL AND until_at <= :now
