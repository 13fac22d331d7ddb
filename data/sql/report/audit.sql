-- An audit with its policy, its clause and how its items were judged.
-- in: audit          gives: id, policy, clause, title, period, from_at, until_at, filter, last_search, population, digest, state, seed, seed_source, witness, size, created_at, created_by, drawn_at, finalised_at, finalised_by, conclusion, profile, policy_title, policy_version, clause_place, clause_text, drawn, compliant, not_compliant, data_error, undetermined, chosen
WITH drawn AS (
  SELECT i.verdict FROM audit_item i WHERE i.audit = :audit AND i.origin = 'random'
)
SELECT a.id, a.policy, a.clause, a.title, a.period, a.from_at, a.until_at, a.filter, a.last_search,
       a.population, a.digest, a.state, a.seed, a.seed_source, a.witness, a.size,
       a.created_at, a.created_by, a.drawn_at, a.finalised_at, a.finalised_by, a.conclusion,
       p.profile, p.title AS policy_title, p.version AS policy_version,
       coalesce(c.clause, a.clause) AS clause_place, coalesce(c.text, '') AS clause_text,
       (SELECT count(*) FROM drawn) AS drawn,
       (SELECT count(*) FROM drawn d WHERE d.verdict = 'compliant') AS compliant,
       (SELECT count(*) FROM drawn d WHERE d.verdict = 'not-compliant') AS not_compliant,
       (SELECT count(*) FROM drawn d WHERE d.verdict = 'data-error') AS data_error,
       (SELECT count(*) FROM drawn d WHERE d.verdict = 'undetermined') AS undetermined,
       (SELECT count(*) FROM audit_item i
         WHERE i.audit = :audit AND i.origin = 'judgmental') AS chosen
  FROM audit a
  JOIN policy p ON p.id = a.policy
  LEFT JOIN policy_clause c ON c.policy = a.policy AND c.id = a.clause
 WHERE a.id = :audit
