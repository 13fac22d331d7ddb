-- The violations that happened, were opened or were decided in a period.
-- in: from until          gives: a violation
SELECT v.id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person, v.category, v.happened_at,
       CASE v.state WHEN 'decided' THEN v.decision ELSE v.state END AS state, v.description,
       v.opened_at, v.decision_note, v.decided_at, v.offense, v.penalty_days, r.until_at, v.cso_at
  FROM violation v
  JOIN person x ON x.id = v.person
  LEFT JOIN revocation r ON r.violation = v.id
 WHERE (v.happened_at >= :from AND v.happened_at < :until)
    OR (v.opened_at >= :from AND v.opened_at < :until)
    OR (v.decided_at >= :from AND v.decided_at < :until)
 ORDER BY v.happened_at, v.id
