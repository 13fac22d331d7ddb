-- Completes an import: from here on its rows are seen.
-- in: first_at import known last_at now rows_read set_aside sha256 taken_in
UPDATE import
   SET state = 'complete', finished_at = :now, sha256 = :sha256,
       rows_read = :rows_read, taken_in = :taken_in, known = :known, set_aside = :set_aside,
       first_at = :first_at, last_at = :last_at,
       first_search = CASE WHEN :taken_in > 0 THEN
         (SELECT last_id + 1 FROM import_mark WHERE import = :import AND name = 'search') END,
       last_search = CASE WHEN :taken_in > 0 THEN
         (SELECT last_id + :taken_in FROM import_mark WHERE import = :import AND name = 'search') END
 WHERE id = :import;
UPDATE search_visible SET last_id = (SELECT coalesce(max(id), 0) FROM search) WHERE one = 1;
DELETE FROM import_mark WHERE import = :import
