-- The acts that stand in the journal.
-- in: (none)          gives: value, label
SELECT DISTINCT act AS value, act AS label FROM journal ORDER BY 1
