-- Where the vendor's lists and what is approved here differ. What runs out is told as long as it
-- holds.
-- in: now          gives: a difference
SELECT v.id AS id, v.id AS vendor_entry, NULL AS entry, 'not approved' AS state, v.plate, v.issuer,
       v.list, v.hot_list, v.hot_list_name, v.system, v.first_seen_at AS since, NULL AS who,
       CASE WHEN v.hot_list IS NULL THEN 'the list is linked to none of ours'
            ELSE 'there: “' || v.reason || '”, case ' || v.case_number END AS what,
       v.reason, v.case_number, v.expires_at, v.note, v.pulled_at,
       CASE WHEN v.hot_list IS NULL THEN 'take-off' ELSE 'request take-off' END AS acts
  FROM v_vendor_match v
 WHERE v.entry IS NULL AND v.removed IS NULL
UNION ALL
SELECT v.id, v.id, v.removed, 'still live', v.plate, v.issuer, v.list, v.hot_list,
       v.hot_list_name, v.system, e.removed_at, e.removed_by, e.remove_reason, v.reason,
       v.case_number, v.expires_at, v.note, v.pulled_at, 'take-off'
  FROM v_vendor_match v
  JOIN hot_list_entry e ON e.id = v.removed
 WHERE v.entry IS NULL
UNION ALL
SELECT v.id, v.id, e.id, 'differs', v.plate, v.issuer, v.list, v.hot_list, v.hot_list_name,
       v.system, v.first_seen_at, e.entered_by,
       SUBSTR (CASE WHEN w.issuer IS v.issuer THEN ''
                    ELSE '; state: ' || COALESCE (w.issuer, 'none') || ' here, '
                         || COALESCE (v.issuer, 'none') || ' there' END
               || CASE WHEN w.reason IS TRIM (v.reason) THEN ''
                       ELSE '; reason: “' || COALESCE (w.reason, '') || '” here, “' || v.reason
                            || '” there' END
               || CASE WHEN w.case_number IS TRIM (v.case_number) THEN ''
                       ELSE '; case: ' || COALESCE (w.case_number, 'none') || ' here, '
                            || v.case_number || ' there' END
               || CASE WHEN w.expires_at / 1000 IS v.expires_at / 1000 THEN ''
                       WHEN v.expires_at IS NULL THEN '; runs out here, not there'
                       WHEN w.expires_at IS NULL THEN '; runs out there, not here'
                       ELSE '; runs out at another time there' END, 3),
       v.reason, v.case_number, v.expires_at, v.note, v.pulled_at, ''
  FROM v_vendor_match v
  JOIN hot_list_entry e ON e.id = v.entry
  JOIN v_vendor_wanted w ON w.entry = v.entry AND w.vendor_list = v.vendor_list
 WHERE v.alike = 0
UNION ALL
-- What has no row at the vendor has the number of ours, below zero.
SELECT -w.entry, NULL, w.entry, 'missing there', w.plate, w.issuer, l.name, l.hot_list, l.hot_list_name,
       l.system, w.entered_at, w.entered_by,
       CASE WHEN COALESCE (w.reason, '') = '' OR COALESCE (w.case_number, '') = ''
            THEN 'can’t be sent: the vendor asks for a reason and a case number' END,
       w.reason, w.case_number, w.expires_at, NULL, l.pulled_at, ''
  FROM v_vendor_missing w
  JOIN v_vendor_list l ON l.id = w.vendor_list
 WHERE w.expires_at IS NULL OR w.expires_at > :now
 ORDER BY 4, 7, 5
