-- Asks for a plate to be put on one of the agency's own hot lists. Who enters it is who asks, and
-- owns it, unless somebody else is named; when it is looked at again and when it runs out is the
-- policy's, unless days are given.
-- in: hot_list plate plate_norm plate_key issuer reason case_number cad_number summary member owner
-- in: reported document review expires now who
INSERT INTO hot_list_request (kind, hot_list, plate, plate_norm, plate_key, issuer, reason,
                              case_number, cad_number, summary, member, owner, reported_at,
                              document, review_at, expires_at, asked_at, asked_by)
SELECT 'entry', :hot_list, :plate, :plate_norm, :plate_key, :issuer, :reason, :case_number,
       :cad_number, :summary, COALESCE (:member, me.person),
       COALESCE (:owner, :member, me.person), :reported, :document,
       COALESCE (:review, :now + 86400000 * (SELECT MIN (n.number)
                                               FROM policy_number n
                                               JOIN policy p ON p.id = n.policy
                                              WHERE n.name = 'entry-review-days'
                                                AND p.in_force_until IS NULL)),
       COALESCE (:expires, :now + 86400000 * (SELECT MIN (n.number)
                                                FROM policy_number n
                                                JOIN policy p ON p.id = n.policy
                                               WHERE n.name = 'entry-days'
                                                 AND p.in_force_until IS NULL)),
       :now, :who
  FROM v_signed_person me
 WHERE me.who = :who
