-- Courses of the policy whose material is older than a version of the policy that has come in force
-- since, or than an incident. Material that was never recorded is due from the adoption on.
-- in: policy days now          gives: subject, what, due
SELECT p.id AS subject,
       'Bring the training material up to date: ' || l.label AS what,
       (SELECT MAX (w.at) FROM (SELECT p.in_force_from AS at UNION ALL SELECT p.adopted_at
                                UNION ALL SELECT n.at FROM material_need n WHERE n.at <= :now) w)
       + :days * 86400000 AS due
  FROM policy p
  JOIN policy_list l ON l.policy = p.id AND l.list = 'courses'
 WHERE p.id = :policy
   AND COALESCE ((SELECT MAX (m.issued_at) FROM material m WHERE m.course = l.item), -1)
       < (SELECT MAX (w.at) FROM (SELECT p.in_force_from AS at
                                  UNION ALL SELECT n.at FROM material_need n WHERE n.at <= :now) w)
