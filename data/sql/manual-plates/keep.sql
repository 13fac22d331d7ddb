-- Keeps a plate that was entered by hand beyond the shift, since the investigation goes on.
-- in: manual until reason now who
INSERT INTO manual_plate_keep (manual, until_at, reason, at, who)
SELECT m.id, :until, :reason, :now, :who
  FROM manual_plate m
 WHERE m.id = :manual AND m.purged_at IS NULL
