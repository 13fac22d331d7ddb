-- Keeps whose searches count in an audit.
-- in: audit
INSERT INTO audit_organisation (audit, organisation)
SELECT :audit, o.id
  FROM organisation o
 WHERE o.state IN (1, 2)
    OR (SELECT COUNT(*) FROM own_organisation) = 0
    OR o.norm IN (SELECT w.norm FROM own_organisation w)
