-- Adds a line to the journal; its hash was made over the line before.
-- in: number at who act outcome inputs detail previous hash
INSERT INTO journal (number, at, who, act, outcome, inputs, detail, previous, hash)
VALUES (:number, :at, :who, :act, :outcome, :inputs, :detail, :previous, :hash)
