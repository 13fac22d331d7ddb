-- Audits, and what can be done about each now.
-- in: (none)          gives: an audit
SELECT a.id, a.title, a.period, a.state, a.size,
       CASE a.state WHEN 'final' THEN '' ELSE 'extend finalise' END AS acts
  FROM audit a
 ORDER BY a.id
