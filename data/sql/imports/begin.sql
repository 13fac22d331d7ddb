-- Opens an import; nobody sees its rows until it is complete.
-- in: file mapping now sha256 size who
INSERT INTO import (file, sha256, size, mapping, state, started_at, who)
VALUES (:file, :sha256, :size, :mapping, 'loading', :now, :who)
