-- Names an organisation, as vendors spell it, as this agency's own.
-- in: norm label
INSERT INTO own_organisation (norm, label)
VALUES (:norm, :label)
ON CONFLICT (norm) DO UPDATE SET label = excluded.label
