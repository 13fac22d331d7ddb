-- Every text of every dictionary; the number is AlprDictionary (src/intake/alpr-dictionary.h).
-- in: (none)          gives: dictionary, id, text, state, holds_case
SELECT 0 AS dictionary, id, text, state, 0 AS holds_case FROM account
UNION ALL
SELECT 1, id, text, state, 0 FROM organisation
UNION ALL
SELECT 2, id, text, state, 0 FROM plate
UNION ALL
SELECT 3, id, text, state, CASE WHEN case_norm IS NULL THEN 0 ELSE 1 END
  FROM reason
UNION ALL
SELECT 4, id, text, state, 0 FROM case_number
UNION ALL
SELECT 5, id, text, state, 0 FROM filter
UNION ALL
SELECT 6, id, text, state, 0 FROM search_type
UNION ALL
SELECT 7, id, text, state, 0 FROM prompt
UNION ALL
SELECT 8, id, text, state, 0 FROM moderation
UNION ALL
SELECT 9, id, text, state, 0 FROM offense
