-- Everything about a person: states and roles, changes, accounts and their second factors, training,
-- access, tasks, violations. `needs` is the right without which an entry is not to be seen.
-- in: person_id          gives: at, kind, what, who, needs
SELECT b.from_at AS at, 'state' AS kind, b.state || ', ' || b.role AS what, b.who, NULL AS needs
  FROM person_spell b WHERE b.person = :person_id
UNION ALL
SELECT c.at, 'change', c.field || ': ' || COALESCE (c.was, '–') || ' → '
       || COALESCE (c.becomes, '–') || COALESCE (' (' || c.note || ')', ''), c.who, NULL
  FROM person_change c WHERE c.person = :person_id
UNION ALL
SELECT v.noted_at, 'account', '“' || v.name || '” in ' || v.system || ' on record', v.noted_by, NULL
  FROM vendor_account v WHERE v.person = :person_id
UNION ALL
SELECT v.closed_at, 'account', '“' || v.name || '” in ' || v.system || ' closed: '
       || COALESCE (v.close_reason, ''), NULL, NULL
  FROM vendor_account v WHERE v.person = :person_id AND v.closed_at IS NOT NULL
UNION ALL
SELECT f.from_at, 'MFA', '“' || v.name || '” in ' || v.system || ': ' || f.method, f.noted_by, NULL
  FROM account_factor f JOIN vendor_account v ON v.id = f.vendor_account
 WHERE v.person = :person_id
UNION ALL
SELECT t.done_at, 'training', t.result || ': '
       || COALESCE ((SELECT MIN (l.label) FROM policy_list l
                      WHERE l.list = 'courses' AND l.item = t.course), t.course)
       || CASE WHEN t.voided_at IS NULL THEN '' ELSE ' (void)' END, t.noted_by, NULL
  FROM training t WHERE t.person = :person_id
UNION ALL
SELECT a.requested_at, 'access', 'asked for access to ' || a.system, a.requested_by, NULL
  FROM access a WHERE a.person = :person_id
UNION ALL
SELECT COALESCE (a.from_at, a.decided_at), 'access',
       CASE WHEN a.state = 'ended' THEN 'granted' ELSE a.state END || ': access to ' || a.system
       || COALESCE (' (' || a.decision_note || ')', ''), a.decided_by, NULL
  FROM access a WHERE a.person = :person_id AND a.decided_at IS NOT NULL
UNION ALL
SELECT a.until_at, 'access', 'access to ' || a.system || ' ended: ' || COALESCE (a.end_reason, ''),
       a.ended_by, NULL
  FROM access a WHERE a.person = :person_id AND a.until_at IS NOT NULL
UNION ALL
SELECT p.from_at, 'task', 'answers for ' || p.task, p.who, NULL
  FROM appointment p WHERE p.person = :person_id
UNION ALL
SELECT p.until_at, 'task', 'no longer answers for ' || p.task, p.who, NULL
  FROM appointment p WHERE p.person = :person_id AND p.until_at IS NOT NULL
UNION ALL
SELECT g.at, g.kind, g.what, g.who, 'discipline'
  FROM v_violation_trail g WHERE g.person = :person_id
 ORDER BY 1 DESC
