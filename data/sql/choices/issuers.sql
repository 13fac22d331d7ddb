-- Who issues plates; the most usual name is the code.
-- in: (none)          gives: value, label, name
SELECT i.code AS value, i.code || ', ' || i.name AS label, i.name
  FROM issuer i
 ORDER BY i.country <> 'us', i.country <> 'ca', i.country = 'other', i.name
