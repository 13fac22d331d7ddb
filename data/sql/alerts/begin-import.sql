-- Notes a file of alerts; what it held is counted when all of it is in.
-- in: file sha256 size format now who
INSERT INTO alert_import (file, sha256, size, format, taken_at, who, rows_read, taken_in, known,
                          set_aside)
VALUES (:file, :sha256, :size, :format, :now, :who, 0, 0, 0, 0)
