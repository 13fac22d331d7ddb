-- Searches without a reason: the cell is empty, or holds what people type to get past it ("n/a").
-- in: from until          gives: subject, what
--
-- Every policy asks for a reason of every search, so there is no exemption. A reason that the
-- vendor or the agency hid, or a file without that column, says nothing about the person who
-- searched: such rows are told by cannot-be-judged.
SELECT s.id AS subject,
       (SELECT CASE WHEN r.state = 1 THEN 'the reason is empty'
                    ELSE 'in place of a reason: ' || r.text END
          FROM reason r WHERE r.id = s.reason) AS what
  FROM v_own_search s
 WHERE (s.flags & 1) = 1
   AND s.at >= :from AND s.at < :until
