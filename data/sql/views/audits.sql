-- Audits, with the clause and the policy they serve and how far they are.
-- in: (none)          gives: an audit
SELECT a.id, a.id AS audit, a.clause, a.title, a.period, a.from_at, a.until_at, a.filter,
       a.population, a.digest, a.state, a.seed, a.seed_source, a.witness, a.size,
       (SELECT COUNT(*) FROM audit_item i WHERE i.audit = a.id) AS items,
       (SELECT COUNT(*) FROM audit_item i WHERE i.audit = a.id AND i.verdict IS NOT NULL) AS judged,
       (SELECT COUNT(*) FROM audit_item i
         WHERE i.audit = a.id AND i.verdict = 'not-compliant') AS not_compliant,
       a.created_at, a.created_by, a.drawn_at, a.finalised_at, a.finalised_by, a.conclusion,
       a.policy, p.profile, p.title AS policy_title, p.version AS policy_version,
       c.clause AS clause_place, c.text AS clause_text
  FROM audit a
  JOIN policy p             ON p.id = a.policy
  LEFT JOIN policy_clause c ON c.policy = a.policy AND c.id = a.clause
 ORDER BY a.id DESC
