-- The alerts that wait before and after one, and how many do; of alert 0 the first is the next.
-- in: alert_id          gives: previous, next, place, waiting, known
SELECT COALESCE ((SELECT n.id FROM alert n
                   WHERE n.outcome IS NULL AND (n.at, n.id) < (h.at, h.id)
                   ORDER BY n.at DESC, n.id DESC LIMIT 1), 0) AS previous,
       COALESCE ((SELECT n.id FROM alert n
                   WHERE n.outcome IS NULL AND (n.at, n.id) > (h.at, h.id)
                   ORDER BY n.at, n.id LIMIT 1), 0) AS next,
       (SELECT COUNT(*) FROM alert n
         WHERE n.outcome IS NULL AND (n.at, n.id) <= (h.at, h.id)) AS place,
       (SELECT COUNT(*) FROM alert n WHERE n.outcome IS NULL) AS waiting,
       (SELECT COUNT(*) FROM alert n WHERE n.id = h.id) AS known
  FROM (SELECT COALESCE ((SELECT a.at FROM alert a WHERE a.id = :alert_id), 0) AS at,
               :alert_id AS id) h
