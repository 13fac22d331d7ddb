-- Requests that were approved by who asked, or by the member whose entry it is.
-- in: (none)          gives: subject, what
SELECT q.id AS subject, r.who || ' approved a request of their own' AS what
  FROM hot_list_request q
  JOIN hot_list_review r ON r.request = q.id
 WHERE r.who = q.asked_by OR r.person = q.member
