-- Asks for an entry to be taken off its list.
-- in: entry why now who
INSERT INTO hot_list_request (kind, hot_list, entry, plate, plate_norm, plate_key, issuer, reason,
                              case_number, cad_number, summary, member, owner, why, asked_at,
                              asked_by)
SELECT 'removal', e.hot_list, e.id, e.plate, e.plate_norm, e.plate_key, e.issuer, e.reason,
       e.case_number, e.cad_number, e.summary, me.person, e.owner, :why, :now, :who
  FROM hot_list_entry e
  JOIN v_signed_person me ON me.who = :who
 WHERE e.id = :entry AND e.removed_at IS NULL
