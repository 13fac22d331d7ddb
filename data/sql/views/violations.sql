-- Violations, from suspicion to decision.
-- in: now          gives: a violation
SELECT v.id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       x.id AS person_id, x.unit, v.category, v.happened_at, v.description,
       CASE v.state WHEN 'decided' THEN v.decision ELSE v.state END AS state,
       c.name AS account, d.name AS document, d.sha256 AS document_sha256, v.opened_at, v.opened_by,
       v.investigation, v.investigated_at, v.investigated_by, e.name AS evidence, v.decision_note,
       v.decided_at, v.decided_by, v.offense, v.penalty_days, r.from_at, r.until_at, r.confirmed_at,
       v.cso_at, v.cso_note, q.name AS cso_proof, v.finding, v.audit, v.item,
       (SELECT COUNT(*) FROM v_counting n WHERE n.violation = v.id) AS prior,
       (SELECT MAX (n.decided_at) FROM v_counting n WHERE n.violation = v.id) AS prior_at,
       (SELECT MIN (n.days_before) FROM v_counting n WHERE n.violation = v.id) AS prior_days,
       CASE WHEN v.decision = 'sustained'
            THEN v.decided_at + ((SELECT b.days FROM v_look_back b) + 1) * 86400000 END AS clean_at,
       CASE WHEN r.id IS NULL THEN ''
            WHEN r.until_at IS NULL THEN 'for good'
            WHEN r.until_at > :now THEN 'revoked'
            WHEN r.confirmed_at IS NULL THEN 'to confirm'
            ELSE 'reinstated' END AS access,
       CASE v.state WHEN 'open' THEN 'investigate' WHEN 'investigated' THEN 'investigate decide'
                    ELSE '' END
       || CASE WHEN v.decision = 'sustained' AND v.cso_at IS NULL THEN ' report-cso' ELSE '' END
         AS acts
  FROM violation v
  JOIN person x ON x.id = v.person
  LEFT JOIN vendor_account c ON c.id = v.vendor_account
  LEFT JOIN document d ON d.id = v.document
  LEFT JOIN document e ON e.id = v.evidence
  LEFT JOIN document q ON q.id = v.cso_proof
  LEFT JOIN revocation r ON r.violation = v.id
 ORDER BY v.state = 'decided', v.happened_at DESC, v.id DESC
