-- Signs for a duty of a period.
-- in: clause period note document now who
INSERT INTO sign_off (clause, period, note, document, at, who)
VALUES (:clause, :period, :note, :document, :now, :who)
