-- That a list was brought up to date with a file, or that the file held nothing newer.
-- in: hot_list result file note now who
INSERT INTO hot_list_refresh (hot_list, at, result, note, file, noted_at, noted_by)
VALUES (:hot_list, :now, :result, :note, :file, :now, :who)
