-- From when to when there is anything that a period can be of: searches, alerts.
-- in: (none)          gives: id, first_at, last_at
SELECT 1 AS id, MIN (first_at) AS first_at, MAX (last_at) AS last_at
  FROM (SELECT MIN (i.first_at) AS first_at, MAX (i.last_at) AS last_at
          FROM import i WHERE i.state = 'complete'
        UNION ALL SELECT MIN (a.at), MAX (a.at) FROM alert a
        UNION ALL SELECT MIN (p.entered_at), MAX (p.entered_at) FROM manual_plate p) span
