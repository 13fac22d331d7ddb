-- Everything about a person, but for violations: states and roles, changes, accounts and their
-- second factors, training, access.
-- in: person_id          gives: at, kind, what, who
SELECT b.from_at AS at, 'state' AS kind, b.state || ', ' || b.role AS what, b.who
  FROM person_spell b WHERE b.person = :person_id
UNION ALL
SELECT c.at, 'change', c.field || ': ' || COALESCE (c.was, '–') || ' → ' || COALESCE (c.becomes,
       '–')
       || COALESCE (' (' || c.note || ')', ''), c.who
  FROM person_change c WHERE c.person = :person_id
UNION ALL
SELECT v.noted_at, 'account', 'account “' || v.name || '” in ' || v.system || ' on record',
       v.noted_by
  FROM vendor_account v WHERE v.person = :person_id
UNION ALL
SELECT v.closed_at, 'account', 'account “' || v.name || '” in ' || v.system || ' closed: '
       || COALESCE (v.close_reason, ''), NULL
  FROM vendor_account v WHERE v.person = :person_id AND v.closed_at IS NOT NULL
UNION ALL
SELECT f.from_at, 'MFA', 'second factor of “' || v.name || '”: ' || f.method, f.noted_by
  FROM account_factor f JOIN vendor_account v ON v.id = f.vendor_account WHERE v.person = :person_id
UNION ALL
SELECT t.done_at, 'training', t.result || ': '
       || COALESCE ((SELECT MIN (l.label) FROM policy_list l
                      WHERE l.list = 'courses' AND l.item = t.course), t.course)
       || CASE WHEN t.voided_at IS NULL THEN '' ELSE ' (void)' END, t.noted_by
  FROM training t WHERE t.person = :person_id
UNION ALL
SELECT a.requested_at, 'access', 'asked for access to ' || a.system, a.requested_by
  FROM access a WHERE a.person = :person_id
UNION ALL
SELECT a.decided_at, 'access', CASE WHEN a.state = 'ended' THEN 'granted' ELSE a.state END
       || ': access to ' || a.system || COALESCE (' (' || a.decision_note || ')', ''), a.decided_by
  FROM access a WHERE a.person = :person_id AND a.decided_at IS NOT NULL
UNION ALL
SELECT a.until_at, 'access', 'access to ' || a.system || ' ended: ' || COALESCE (a.end_reason, ''),
       a.ended_by
  FROM access a WHERE a.person = :person_id AND a.until_at IS NOT NULL
UNION ALL
SELECT p.from_at, 'task', 'answers for ' || p.task, p.who
  FROM appointment p WHERE p.person = :person_id
UNION ALL
SELECT p.until_at, 'task', 'no longer answers for ' || p.task, p.who
  FROM appointment p WHERE p.person = :person_id AND p.until_at IS NOT NULL
 ORDER BY 1 DESC
