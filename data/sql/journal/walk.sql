-- The whole journal, from its first line.
-- in: (none)          gives: number, at, who, act, outcome, inputs, detail, previous, hash
SELECT number, at, who, act, outcome, inputs, detail, previous, hash FROM journal ORDER BY number
