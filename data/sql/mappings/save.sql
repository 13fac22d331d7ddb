-- Keeps a mapping of the agency's own, in place of one of the same id.
-- in: id json who now
INSERT INTO mapping (id, json, saved_at, saved_by)
VALUES (:id, :json, :now, :who)
ON CONFLICT (id) DO UPDATE
   SET json = excluded.json, saved_at = excluded.saved_at, saved_by = excluded.saved_by
