-- New entries that the administrator has not approved.
-- in: (none)          gives: subject, what
SELECT q.id AS subject, q.plate || ' was not approved by the administrator' AS what
  FROM v_hot_list_request q
 WHERE q.kind = 'entry' AND q.by_administrator = 0
