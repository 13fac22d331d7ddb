-- Takes away the findings of a rule in a period on which nobody has decided.
-- in: first last from until
DELETE FROM finding
 WHERE id >= :first AND id <= :last
   AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.finding = finding.id)
   AND ((told_from IS NULL
         AND EXISTS (SELECT 1 FROM search s
                      WHERE s.id = finding.subject AND s.at >= :from AND s.at < :until))
        OR (told_from = :from AND told_until = :until))
