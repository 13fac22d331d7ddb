-- The register of hot lists, with what stands on each and when it was last brought up to date.
-- in: (none)          gives: a hot list
SELECT l.id, l.name, l.source, l.kind, l.purpose, l.refresh, l.system, l.vendor_name,
       l.note, l.state,
       l.proposed_at, l.proposed_by, l.decided_at, l.decided_by, l.decision_note, l.retired_at,
       l.retired_by, l.retire_reason,
       CASE l.kind WHEN 'agency'
            THEN (SELECT COUNT(*) FROM hot_list_entry e
                   WHERE e.hot_list = l.id AND e.removed_at IS NULL)
            ELSE (SELECT COUNT(*) FROM hot_list_line n
                   WHERE n.hot_list = l.id AND n.gone_file IS NULL) END AS plates,
       r.at AS refreshed_at, r.result AS refresh_result, r.noted_by AS refreshed_by,
       CASE l.state WHEN 'proposed' THEN 'approve refuse change'
                    WHEN 'approved'
                      THEN CASE l.kind WHEN 'agency' THEN 'refresh request-bulk export change retire'
                                       ELSE 'take-in refresh export change retire' END
                    ELSE 'approve' END AS acts
  FROM hot_list l
  LEFT JOIN hot_list_refresh r
    ON r.id = (SELECT n.id FROM hot_list_refresh n WHERE n.hot_list = l.id
                ORDER BY n.at DESC, n.id DESC LIMIT 1)
 ORDER BY l.state <> 'proposed', l.state <> 'approved', l.kind, l.name
