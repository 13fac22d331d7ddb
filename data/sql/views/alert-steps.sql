-- The steps that the policies in force ask for, with how each stands for an alert. Where no policy
-- names any, all that there are.
-- in: alert_id          gives: a step and its newest line; `impossible` fills a form
SELECT CASE w.step WHEN 'characters' THEN 1 WHEN 'issuer' THEN 2 WHEN 'vehicle' THEN 3 ELSE 4 END
         AS id,
       :alert_id AS alert_id, 'not possible' AS impossible, w.step, s.result, s.means, s.at, COALESCE (NULLIF (p.full_name, ''), p.user_name, s.who)
         AS person, s.note
  FROM (SELECT v.step FROM v_verification_step v
        UNION
        SELECT c.step FROM (SELECT 'characters' AS step UNION ALL SELECT 'issuer'
                            UNION ALL SELECT 'vehicle' UNION ALL SELECT 'status') c
         WHERE NOT EXISTS (SELECT 1 FROM v_verification_step v)) w
  LEFT JOIN v_alert_step s ON s.alert = :alert_id AND s.step = w.step
  LEFT JOIN person p       ON p.id = s.person
 ORDER BY 1
