-- Takes back a request: who asked, the member whose entry it is, or the administrator.
-- in: request reason now who
UPDATE hot_list_request
   SET state = 'withdrawn', ended_at = :now, ended_by = :who, end_note = :reason
 WHERE id = :request AND state IN ('requested', 'reviewed')
   AND EXISTS (SELECT 1 FROM v_signed_person me
                WHERE me.who = :who
                  AND (me.administrator OR hot_list_request.asked_by = :who
                       OR hot_list_request.member = me.person))
