-- Asks for a change of an entry; what isn't given stays as it is.
-- in: entry plate plate_norm plate_key issuer reason case_number cad_number summary owner reported
-- in: document review expires why now who
INSERT INTO hot_list_request (kind, hot_list, entry, plate, plate_norm, plate_key, issuer, reason,
                              case_number, cad_number, summary, member, owner, reported_at,
                              document, review_at, expires_at, why, asked_at, asked_by)
SELECT 'update', e.hot_list, e.id, COALESCE (:plate, e.plate),
       CASE WHEN :plate IS NULL THEN e.plate_norm ELSE :plate_norm END,
       CASE WHEN :plate IS NULL THEN e.plate_key ELSE :plate_key END,
       COALESCE (:issuer, e.issuer), COALESCE (:reason, e.reason),
       COALESCE (:case_number, e.case_number), COALESCE (:cad_number, e.cad_number),
       COALESCE (:summary, e.summary), me.person, COALESCE (:owner, e.owner), :reported, :document,
       COALESCE (:review, e.review_at), COALESCE (:expires, e.expires_at), :why, :now, :who
  FROM hot_list_entry e
  JOIN v_signed_person me ON me.who = :who
 WHERE e.id = :entry AND e.removed_at IS NULL
