-- Keeps a document, unless one with its digest is here already.
-- in: sha256 name content now who
INSERT INTO document (sha256, name, size, content, kept_at, kept_by)
VALUES (:sha256, :name, LENGTH (:content), :content, :now, :who)
    ON CONFLICT (sha256) DO NOTHING
