-- Changes of entries that the member's immediate supervisor has not approved.
-- in: (none)          gives: subject, what
SELECT q.id AS subject,
       CASE WHEN x.supervisor IS NULL
            THEN 'no supervisor of ' || COALESCE (NULLIF (x.full_name, ''), x.user_name)
                 || ' is on the roster'
            ELSE 'was not approved by ' || COALESCE (NULLIF (y.full_name, ''), y.user_name)
                 || ', the supervisor of ' || COALESCE (NULLIF (x.full_name, ''), x.user_name)
       END AS what
  FROM v_hot_list_request q
  LEFT JOIN person x ON x.id = q.member
  LEFT JOIN person y ON y.id = x.supervisor
 WHERE q.kind = 'update' AND q.by_supervisor = 0
