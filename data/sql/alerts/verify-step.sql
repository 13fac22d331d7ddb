-- Records a step of the verification: what was compared or asked, with what result. Who does it is
-- who is signed in, unless somebody else is named.
-- in: alert step result means at person note now who
INSERT INTO alert_step (alert, step, result, means, at, person, note, noted_at, who)
SELECT a.id, :step, :result, :means, COALESCE (:at, :now),
       COALESCE (:person, (SELECT x.id FROM person x WHERE x.user_name = :who)), :note, :now, :who
  FROM alert a
 WHERE a.id = :alert AND a.outcome IS NULL
