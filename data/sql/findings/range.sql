-- Between which ids the searches of a period lie: those of the imports that reach into it.
-- in: from until          gives: first, last
--
-- A rule that can be asked about one search needn't look at the others, which in a book of years
-- are nearly all of them.
SELECT COALESCE (MIN (first_search), 1) AS first, COALESCE (MAX (last_search), 0) AS last
  FROM import
 WHERE state = 'complete' AND last_at >= :from AND first_at < :until
