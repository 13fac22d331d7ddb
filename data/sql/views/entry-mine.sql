-- What waits for who looks.
-- in: (none)          gives: value, label
SELECT 'for me' AS value, 'for me' AS label
