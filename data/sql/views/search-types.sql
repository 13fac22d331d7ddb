-- The types of search in the book.
-- in: (none)          gives: value, label
SELECT text AS value, CASE WHEN text = '' THEN 'not exported' ELSE text END AS label
  FROM search_type
 WHERE id IN (SELECT type FROM v_search)
 ORDER BY 2
