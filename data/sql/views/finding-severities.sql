-- The kinds of finding.
-- in: (none)          gives: value, label
SELECT DISTINCT severity AS value, severity AS label
  FROM policy_rule WHERE severity <> 'gate' ORDER BY 1
