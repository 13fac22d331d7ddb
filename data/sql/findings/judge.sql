-- Adds a judgement to a finding.
-- in: finding verdict note who now
INSERT INTO judgement (finding, verdict, note, who, at)
VALUES (:finding, :verdict, :note, :who, :now)
