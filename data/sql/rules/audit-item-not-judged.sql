-- Closed audits of a clause with an item on which nobody has decided.
-- in: clause          gives: subject, what
SELECT a.id AS subject,
       'item ' || i.item || ' is not judged yet' AS what
  FROM audit a
  JOIN audit_item i ON i.audit = a.id
 WHERE a.clause = :clause AND a.state = 'final' AND i.verdict IS NULL
