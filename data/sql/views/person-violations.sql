-- The violations of a person, as a trail.
-- in: person_id          gives: at, kind, what, who
SELECT v.opened_at AS at, 'violation' AS kind, 'opened: ' || v.category AS what, v.opened_by AS who
  FROM violation v WHERE v.person = :person_id
UNION ALL
SELECT v.decided_at, 'violation', v.decision || ': ' || v.category
       || CASE WHEN v.penalty_days = 0 THEN ', access revoked for good'
               WHEN v.penalty_days > 0 THEN ', access revoked for ' || v.penalty_days || ' days'
               ELSE '' END, v.decided_by
  FROM violation v WHERE v.person = :person_id AND v.decided_at IS NOT NULL
UNION ALL
SELECT r.until_at, 'violation', 'revocation ends', NULL
  FROM revocation r WHERE r.person = :person_id AND r.until_at IS NOT NULL
UNION ALL
SELECT r.confirmed_at, 'violation', 'may go on after the revocation', r.confirmed_by
  FROM revocation r WHERE r.person = :person_id AND r.confirmed_at IS NOT NULL
 ORDER BY 1 DESC
