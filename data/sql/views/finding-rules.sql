-- The rules that have shown something.
-- in: (none)          gives: value, label
SELECT DISTINCT rule AS value, rule AS label FROM policy_rule WHERE severity <> 'gate' ORDER BY 1
