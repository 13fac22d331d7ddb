-- Sustained violations that were not reported to the CJIS Chief Security Officer yet.
-- in: days          gives: subject, what, due
SELECT v.id AS subject,
       'Report the violation of ' || COALESCE (NULLIF (x.full_name, ''), x.user_name)
       || ' to the CJIS Chief Security Officer' AS what,
       v.decided_at + :days * 86400000 AS due
  FROM violation v
  JOIN person x ON x.id = v.person
 WHERE v.decision = 'sustained' AND v.cso_at IS NULL
