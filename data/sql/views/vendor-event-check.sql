-- What the vendor's event log says, held against what was approved here.
-- in: (none)          gives: a change with its verdict
SELECT p.id * 2 AS id, v.at, v.who, v.verb, v.kind, p.plate, v.issuer, v.list_name AS list,
       v.case_number, v.reason, NULL AS account,
       CASE WHEN NOT EXISTS (SELECT 1 FROM v_vendor_event_list l WHERE l.event = v.id)
              THEN 'list not on record'
            WHEN v.verb = 'delete' AND x.live = 1 AND x.live_now = 1 THEN 'taken off, live here'
            WHEN v.verb = 'delete' AND x.live = 1 THEN 'removed here later'
            WHEN x.first_at IS NULL AND v.verb = 'delete' THEN 'never on record'
            WHEN x.first_at IS NULL THEN 'no approval'
            WHEN v.verb = 'delete' THEN 'as approved'
            WHEN v.verb = 'update' AND x.live = 1
              THEN CASE WHEN EXISTS (SELECT 1 FROM hot_list_request q
                                      JOIN v_vendor_event_list l ON l.hot_list = q.hot_list
                                     WHERE l.event = v.id AND q.plate_key = p.plate_key
                                       AND q.state = 'done' AND q.kind <> 'removal'
                                       AND q.ended_at <= v.at
                                       AND (v.reason IS NULL OR TRIM (q.reason) = TRIM (v.reason))
                                       AND (v.case_number IS NULL OR TRIM (v.case_number)
                                            IN (TRIM (q.case_number), TRIM (q.cad_number))))
                        THEN 'as approved' ELSE 'changed without a request' END
            WHEN x.live = 1 THEN 'as approved'
            WHEN x.removed_before = 1 THEN 'put back after removal'
            WHEN x.first_at > v.at THEN 'approved later'
            ELSE 'no approval' END AS verdict, v.event_id
  FROM vendor_event_plate p
  JOIN vendor_event v ON v.id = p.event
  JOIN v_vendor_event_entry x ON x.id = p.id
UNION ALL
SELECT v.id * 2 + 1, v.at, v.who, v.verb, v.kind, NULL, NULL, NULL, NULL, NULL,
       COALESCE (v.account, v.email),
       CASE WHEN a.known = 0 THEN CASE v.verb WHEN 'delete' THEN 'as approved'
                                  ELSE 'account not on record' END
            WHEN v.verb = 'delete' AND a.open_now = 1 THEN 'deleted there, open here'
            WHEN v.verb = 'delete' THEN 'as approved'
            WHEN v.verb = 'create' AND a.granted = 0 THEN 'no access was granted'
            WHEN a.open_then = 0 THEN 'closed here, in use there'
            ELSE 'as approved' END, v.event_id
  FROM vendor_event v
  JOIN v_vendor_event_account a ON a.event = v.id
 ORDER BY 2 DESC, 1 DESC
