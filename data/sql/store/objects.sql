-- The tables, indexes, views and triggers of the book, as they were made.
-- in: (none)          gives: kind, name, sql
SELECT type AS kind, name, sql
  FROM sqlite_schema
 WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
 ORDER BY name
