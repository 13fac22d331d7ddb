-- Violations that were decided though nobody has written down an investigation, or by the person
-- they are about.
-- in: (none)          gives: subject, what
SELECT v.id AS subject,
       CASE WHEN v.investigation IS NULL THEN 'nobody has investigated it'
            ELSE 'decided by the person it is about' END AS what
  FROM violation v
 WHERE v.state = 'decided'
   AND (v.investigation IS NULL
        OR v.decided_by = (SELECT x.user_name FROM person x WHERE x.id = v.person))
