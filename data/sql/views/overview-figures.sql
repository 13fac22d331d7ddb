-- The figures of a period: searches, people, findings, files.
-- in: from until          gives: the figures, in one row
SELECT 1 AS id, COUNT(*) AS searches, COUNT (DISTINCT s.account) AS accounts,
       MIN (s.at) AS first_at, MAX (s.at) AS last_at,
       (SELECT COUNT(*) FROM finding f JOIN policy_rule k ON k.id = f.rule
         WHERE k.severity IN ('violation', 'notice', 'data-error')) AS findings,
       (SELECT COUNT(*) FROM finding f JOIN policy_rule k ON k.id = f.rule
         WHERE k.severity IN ('violation', 'notice', 'data-error'))
       - (SELECT COUNT (DISTINCT j.finding) FROM judgement j) AS open_findings,
       (SELECT COUNT(*) FROM import WHERE state = 'complete') AS imports,
       (SELECT COUNT(*) FROM import_aside) AS set_aside,
       (SELECT COUNT(*) FROM audit WHERE state <> 'final') AS open_audits
  FROM v_search s
 WHERE s.at >= :from AND s.at < :until
