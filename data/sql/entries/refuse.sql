-- Refuses a request: as the administrator, or as the immediate supervisor of the member.
-- in: request reason now who
UPDATE hot_list_request
   SET state = 'refused', ended_at = :now, ended_by = :who, end_note = :reason
 WHERE id = :request AND state IN ('requested', 'reviewed')
   AND EXISTS (SELECT 1 FROM v_signed_person me
                WHERE me.who = :who
                  AND (me.administrator
                       OR EXISTS (SELECT 1 FROM person x
                                   WHERE x.id = hot_list_request.member
                                     AND x.supervisor = me.person)))
