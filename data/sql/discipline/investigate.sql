-- Records what the supervisor found.
-- in: violation note evidence now who
UPDATE violation
   SET state = 'investigated', investigation = :note, evidence = :evidence,
       investigated_at = :now, investigated_by = :who
 WHERE id = :violation AND state <> 'decided'
