-- That a list was pulled, and how much stood on it.
-- in: vendor_list entries now who
INSERT INTO vendor_pull (vendor_list, at, who, entries)
VALUES (:vendor_list, :now, :who, :entries)
