-- Describes a new book.
-- in: uuid agency timezone now program
INSERT INTO book (id, uuid, agency, timezone, created_at, program)
VALUES (1, :uuid, :agency, :timezone, :now, :program)
