-- Decides a violation. A sustained one is the person's first, second … that counts: one more than
-- were sustained on those of the days before it that the policies look back over. Its days of
-- revocation are those of that offense; the last that a policy names hold for all later ones. Where
-- no policy has a ladder, who decides says the days, and without days nothing is revoked.
-- in: violation decision note days now who
UPDATE violation
   SET offense = 1 + (SELECT COUNT(*) FROM v_counting n WHERE n.violation = :violation)
 WHERE id = :violation AND state <> 'decided' AND :decision = 'sustained';

UPDATE violation
   SET penalty_days = COALESCE (
         (SELECT n.number FROM policy_number n
            JOIN policy p ON p.id = n.policy
           WHERE p.in_force_until IS NULL AND n.name LIKE 'penalty-days-%'
             AND (LENGTH (n.name) < LENGTH ('penalty-days-' || violation.offense)
                  OR (LENGTH (n.name) = LENGTH ('penalty-days-' || violation.offense)
                      AND n.name <= 'penalty-days-' || violation.offense))
           ORDER BY LENGTH (n.name) DESC, n.name DESC LIMIT 1), :days)
 WHERE id = :violation AND state <> 'decided' AND :decision = 'sustained';

UPDATE violation
   SET state = 'decided', decision = :decision, decision_note = :note, decided_at = :now,
       decided_day = (:now + (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= :now
                                    ORDER BY z.from_at DESC LIMIT 1)) / 86400000,
       decided_by = :who
 WHERE id = :violation AND state <> 'decided'
