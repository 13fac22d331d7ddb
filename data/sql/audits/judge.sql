-- Judges an item of an audit.
-- in: audit item verdict note who now
UPDATE audit_item
   SET verdict = :verdict, note = :note, judged_by = :who, judged_at = :now
 WHERE audit = :audit AND item = :item
