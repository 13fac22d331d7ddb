-- The violations of a period by kind: those that happened, were opened or were decided in it.
-- in: from until          gives: a kind
SELECT ROW_NUMBER () OVER (ORDER BY v.category) AS id, v.category, COUNT(*) AS opened,
       SUM (CASE WHEN v.state <> 'decided' THEN 1 ELSE 0 END) AS open,
       SUM (CASE WHEN v.decision = 'sustained' THEN 1 ELSE 0 END) AS sustained,
       SUM (CASE WHEN v.decision = 'not sustained' THEN 1 ELSE 0 END) AS not_sustained,
       SUM (CASE WHEN v.decision = 'unfounded' THEN 1 ELSE 0 END) AS unfounded,
       SUM (CASE WHEN v.cso_at IS NOT NULL THEN 1 ELSE 0 END) AS reported
  FROM violation v
 WHERE (v.happened_at >= :from AND v.happened_at < :until)
    OR (v.opened_at >= :from AND v.opened_at < :until)
    OR (v.decided_at >= :from AND v.decided_at < :until)
 GROUP BY v.category
 ORDER BY v.category
