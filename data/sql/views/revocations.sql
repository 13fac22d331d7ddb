-- Access that was taken away for violations.
-- in: now          gives: a revocation
SELECT r.id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       v.category, v.offense, r.from_at, r.until_at,
       CASE WHEN r.until_at IS NULL THEN 'for good' WHEN r.until_at > :now THEN 'revoked'
            WHEN r.confirmed_at IS NULL THEN 'to confirm' ELSE 'reinstated' END AS state,
       r.confirmed_at, r.confirmed_by, r.note, r.violation,
       CASE WHEN r.until_at <= :now AND r.confirmed_at IS NULL THEN 'reinstate' ELSE '' END AS acts
  FROM revocation r
  JOIN person x ON x.id = r.person
  JOIN violation v ON v.id = r.violation
 ORDER BY r.from_at DESC, r.id DESC
