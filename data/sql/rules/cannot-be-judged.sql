-- Searches that can't be judged, for the file doesn't show what the policy asks about.
-- in: from until          gives: subject, what
--
-- The reason is not in the file, masked by the vendor or redacted; or the case number is, and
-- none was typed into the reason. Counted and told as a limit of the audit, no violation: nobody
-- knows.
SELECT s.id AS subject,
       (SELECT CASE r.state WHEN 2 THEN 'the file has no reason'
                            WHEN 3 THEN 'the vendor masks the reason'
                            WHEN 4 THEN 'the reason is redacted'
                            ELSE CASE c.state WHEN 2 THEN 'the file has no case number'
                                              WHEN 3 THEN 'the vendor masks the case number'
                                              ELSE 'the case number is redacted' END END
          FROM reason r, case_number c
         WHERE r.id = s.reason AND c.id = s.case_number) AS what
  FROM v_own_search s
 WHERE ((s.flags & 2) = 2 OR (s.flags & 24) = 8)
   AND s.at >= :from AND s.at < :until
