-- Something happened after which the training material must be brought up to date.
-- in: reason happened now who
INSERT INTO material_need (at, reason, noted_by)
VALUES (COALESCE (:happened, :now), :reason, :who)
