-- Searches without a case number, where the purpose isn't one that the policy exempts.
-- in: policy from until          gives: subject, what
--
-- A case number counts wherever it stands: in its own cell, or typed into the reason (the wrong
-- field is a data error, told by case-number-in-reason). Exempt is what the policy's list
-- `exempt-purposes` names (administrative work, audits), as the whole reason, as its category, or
-- as one of the offenses. The vendor's own text about a search that began on an alert's page is
-- no case number and no exemption: the policies ask for one all the same, and the person who
-- judges sees it.
SELECT s.id AS subject,
       (SELECT 'no case number; the reason says: '
               || CASE WHEN r.state = 0 THEN r.text ELSE 'nothing' END
          FROM reason r WHERE r.id = s.reason) AS what
  FROM v_own_search s
 WHERE (s.flags & 20) = 4
   AND s.at >= :from AND s.at < :until
   AND s.reason NOT IN (
         SELECT r.id FROM reason r
          WHERE r.norm IN (SELECT p.item FROM policy_list p
                            WHERE p.policy = :policy AND p.list = 'exempt-purposes')
             OR r.category_norm IN (SELECT p.item FROM policy_list p
                                     WHERE p.policy = :policy AND p.list = 'exempt-purposes'))
   AND s.offense NOT IN (
         SELECT f.offense FROM offense_part f
          WHERE f.norm IN (SELECT p.item FROM policy_list p
                            WHERE p.policy = :policy AND p.list = 'exempt-purposes'))
