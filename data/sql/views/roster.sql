-- Everybody on the roster.
-- in: now          gives: a person
SELECT x.id, x.id AS person_id, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS name,
       x.number, x.unit, x.rank, x.role, x.state,
       x.since, x.user_name, x.email, x.phone,
       COALESCE (NULLIF (u.full_name, ''), u.user_name) AS supervisor,
       x.supervisor AS supervisor_id,
       (SELECT COUNT(*) FROM vendor_account v WHERE v.person = x.id AND v.closed_at IS NULL)
         AS accounts,
       CASE WHEN EXISTS (SELECT 1 FROM revocation r
                          WHERE r.person = x.id AND r.from_at <= :now
                            AND (r.until_at IS NULL OR r.until_at > :now)) THEN 'revoked'
            WHEN EXISTS (SELECT 1 FROM access a WHERE a.person = x.id AND a.state = 'granted')
              THEN 'granted'
            WHEN EXISTS (SELECT 1 FROM access a WHERE a.person = x.id AND a.state = 'requested')
              THEN 'requested'
            ELSE 'none' END AS access,
       (SELECT COUNT(*) FROM policy_list l
          JOIN policy p ON p.id = l.policy
         WHERE p.in_force_until IS NULL AND l.list = 'needs ' || x.role
           AND NOT EXISTS (SELECT 1 FROM v_training t
                            WHERE t.person = x.id AND t.course = l.item AND t.done_at <= :now
                              AND (t.expires_at IS NULL OR t.expires_at > :now))) AS missing,
       CASE x.state WHEN 'active' THEN 'change suspend' WHEN 'left' THEN 'activate'
            WHEN 'suspended' THEN 'change activate' ELSE 'change activate' END
       || CASE WHEN x.state <> 'left' THEN ' appoint request record open' ELSE ' open' END
       || CASE WHEN x.user_name IS NULL AND x.state <> 'left' THEN ' leave change-role' ELSE '' END
       || CASE WHEN x.user_name IS NULL AND x.state = 'active' THEN ' let-in' ELSE '' END
         AS acts
  FROM person x
  LEFT JOIN person u ON u.id = x.supervisor
 ORDER BY x.state = 'left', name
