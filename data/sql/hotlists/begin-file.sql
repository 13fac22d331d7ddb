-- Begins to take a file in.
-- in: hot_list file sha256 size format source_at now who
INSERT INTO hot_list_file (hot_list, file, sha256, size, format, source_at, taken_at, who)
VALUES (:hot_list, :file, :sha256, :size, :format, :source_at, :now, :who)
