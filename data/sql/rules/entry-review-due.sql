-- Live entries that somebody has to look at again, or that have run out, or whose owner is gone.
-- in: now          gives: subject, what, due
SELECT e.id AS subject,
       CASE WHEN e.expires_at <= :now
              THEN 'Take ' || e.plate || ' off “' || l.name || '”: it has run out'
            WHEN x.id IS NULL OR x.state = 'left'
              THEN 'Name somebody who removes ' || e.plate || ' from “' || l.name || '” in time'
            ELSE 'Look whether ' || e.plate || ' is still needed on “' || l.name || '”: '
                 || COALESCE (NULLIF (x.full_name, ''), x.user_name) END AS what,
       CASE WHEN e.expires_at <= :now THEN e.expires_at
            WHEN x.id IS NULL OR x.state = 'left' THEN COALESCE (x.since, e.entered_at)
            ELSE e.review_at END AS due
  FROM hot_list_entry e
  JOIN hot_list l ON l.id = e.hot_list
  LEFT JOIN person x ON x.id = e.owner
 WHERE e.removed_at IS NULL
   AND (e.expires_at <= :now OR e.review_at IS NOT NULL OR x.id IS NULL OR x.state = 'left')
