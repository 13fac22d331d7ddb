-- Searches over very many networks without a case number.
-- in: policy from until networks          gives: subject, what
--
-- A search over hundreds of agencies' cameras without a case is how a tool is browsed. What
-- counts as a case number, and which purposes need none, is as in no-case-number; `networks` is
-- the number from which on a search is told.
SELECT s.id AS subject,
       (SELECT s.networks || ' networks and no case number; the reason says: '
               || CASE WHEN r.state = 0 THEN r.text ELSE 'nothing' END
          FROM reason r WHERE r.id = s.reason) AS what
  FROM v_own_search s
 WHERE (s.flags & 20) = 4
   AND s.networks >= :networks
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
