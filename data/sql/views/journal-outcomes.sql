-- How an act can end.
-- in: (none)          gives: value, label
SELECT DISTINCT outcome AS value, outcome AS label FROM journal ORDER BY 1
