-- What is no SQL.
-- in: (none)
SELEKT 1
