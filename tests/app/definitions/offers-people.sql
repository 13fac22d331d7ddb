-- People, and what can be done about each now.
-- in: now          gives: a person
SELECT p.id, p.user_name, p.full_name, p.role, p.state, p.created_at,
       (:now - p.created_at) / 86400000 AS days,
       CASE p.state WHEN 'active' THEN 'change-role remove' ELSE '' END AS acts
  FROM person p
 ORDER BY p.user_name
