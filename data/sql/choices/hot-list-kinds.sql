-- Whose a hot list is.
-- in: (none)          gives: value, label
SELECT 'external' AS value, 'From outside (a file of NCIC, of the state)' AS label
UNION ALL
SELECT 'agency', 'The agency’s own'
