-- Training records, the newest first.
-- in: now          gives: a record
SELECT t.id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person, x.number, x.unit,
       COALESCE ((SELECT MIN (l.label) FROM policy_list l
                   WHERE l.list = 'courses' AND l.item = t.course), t.course) AS course,
       t.done_at, t.expires_at, t.result, t.score, t.trainer, t.note,
       CASE WHEN t.voided_at IS NOT NULL THEN 'void'
            WHEN t.result = 'failed' THEN 'failed'
            WHEN t.expires_at <= :now THEN 'expired'
            WHEN t.expires_at <= :now + 2592000000 THEN 'in 30 days'
            WHEN t.expires_at <= :now + 5184000000 THEN 'in 60 days'
            WHEN t.expires_at <= :now + 7776000000 THEN 'in 90 days'
            ELSE 'good' END AS state,
       d.name AS document, d.sha256 AS document_sha256, t.noted_at, t.noted_by, t.void_reason,
       CASE WHEN t.voided_at IS NULL THEN 'void' ELSE '' END AS acts
  FROM training t
  JOIN person x ON x.id = t.person
  LEFT JOIN document d ON d.id = t.document
 ORDER BY t.done_at DESC, t.id DESC
