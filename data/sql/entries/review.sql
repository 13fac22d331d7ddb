-- Finds a request right: as the administrator, as the immediate supervisor of the member who asks,
-- as both, or as somebody else.
-- in: request note now who
INSERT INTO hot_list_review (request, person, capacity, note, at, who)
SELECT q.id, me.person, c.capacity, :note, :now, :who
  FROM hot_list_request q
  JOIN v_signed_person me ON me.who = :who
  JOIN (SELECT 'administrator' AS capacity UNION ALL SELECT 'supervisor' UNION ALL SELECT 'other') c
    ON CASE c.capacity
       WHEN 'administrator' THEN me.administrator
       WHEN 'supervisor' THEN EXISTS (SELECT 1 FROM person x
                                       WHERE x.id = q.member AND x.supervisor = me.person)
       ELSE NOT me.administrator
            AND NOT EXISTS (SELECT 1 FROM person x
                             WHERE x.id = q.member AND x.supervisor = me.person) END
 WHERE q.id = :request AND q.state IN ('requested', 'reviewed')
