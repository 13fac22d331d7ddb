-- How the whole book stands. Searches are counted by the imports, so that it costs the same for ten
-- rows and for ten millions; what a rule merely counts is no finding to be judged.
-- in: (none)          gives: searches, first_at, last_at, findings, findings_open, audits_open, items_open, imports, set_aside, alerts_open
WITH judged AS (
  SELECT COUNT(*) AS n
    FROM judgement j
   WHERE j.verdict <> 'open'
     AND j.id = (SELECT MAX (n.id) FROM judgement n WHERE n.finding = j.finding)
), found AS (
  SELECT COUNT(*) AS n
    FROM finding f
   WHERE f.rule IN (SELECT k.id FROM policy_rule k
                     WHERE k.severity IN ('violation', 'data-error', 'notice'))
)
SELECT 1 AS id, COALESCE (SUM (i.taken_in), 0) AS searches,
       MIN (i.first_at) AS first_at, MAX (i.last_at) AS last_at,
       (SELECT n FROM found) AS findings,
       (SELECT n FROM found) - (SELECT n FROM judged) AS findings_open,
       (SELECT COUNT(*) FROM audit a WHERE a.state <> 'final') AS audits_open,
       (SELECT COUNT(*) FROM audit_item t JOIN audit a ON a.id = t.audit
         WHERE a.state = 'drawn' AND t.verdict IS NULL) AS items_open,
       COUNT (i.id) AS imports, COALESCE (SUM (i.set_aside), 0) AS set_aside,
       (SELECT COUNT(*) FROM alert l WHERE l.outcome IS NULL) AS alerts_open
  FROM import i
 WHERE i.state = 'complete'
