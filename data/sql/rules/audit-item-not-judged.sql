-- Drawn items of an audit on which nobody has decided yet.
-- in: (none)          gives: subject, what
SELECT i.audit AS subject,
       'item ' || i.item || ' is not judged yet' AS what
  FROM audit_item i
 WHERE i.verdict IS NULL
