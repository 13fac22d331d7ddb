-- One entry of one dictionary; the number is AlprDictionary (src/intake/alpr-dictionary.h).
-- in: dictionary id          gives: text
SELECT text FROM (
  SELECT 0 AS dictionary, id, text FROM account
  UNION ALL
  SELECT 1, id, text FROM organisation
  UNION ALL
  SELECT 2, id, text FROM plate
  UNION ALL
  SELECT 3, id, text FROM reason
  UNION ALL
  SELECT 4, id, text FROM case_number
  UNION ALL
  SELECT 5, id, text FROM filter
  UNION ALL
  SELECT 6, id, text FROM search_type
  UNION ALL
  SELECT 7, id, text FROM prompt
  UNION ALL
  SELECT 8, id, text FROM moderation
  UNION ALL
  SELECT 9, id, text FROM offense
) AS entries WHERE dictionary = :dictionary AND id = :id
