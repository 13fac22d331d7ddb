-- The alerts behind the figures of a period, each with what it counts as.
-- in: from until          gives: an alert
SELECT m.id, m.at, m.list, m.counts_as, m.plate, m.issuer, m.outcome, m.system, m.camera,
       m.case_number, m.cad_number, m.outcome_note
  FROM v_match m
 WHERE m.at >= :from AND m.at < :until
 ORDER BY m.list, m.counts_as, m.at
