-- Documents that the book keeps: certificates, evidence, orders. Kept once for each digest.
CREATE TABLE document (
  id          INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  size        INTEGER NOT NULL,
  content     BLOB NOT NULL,
  kept_at     INTEGER NOT NULL,
  kept_by     TEXT NOT NULL
) STRICT;
CREATE TRIGGER document_keeps BEFORE UPDATE OF sha256, size, content ON document
BEGIN SELECT RAISE (ABORT, 'a document is never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE (ABORT, 'a document is never removed'); END;
