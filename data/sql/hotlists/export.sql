-- What stands on a list: the agency's own entries, or the lines of its newest file. `ended`: the
-- instant at which it ran out, for one that is still there.
-- in: hot_list now    gives: what a file can hold of it
SELECT e.id, e.plate, e.plate_key, e.issuer, NULL AS category, e.reason, NULL AS description,
       e.case_number, e.cad_number, e.summary, e.entered_at AS listed_at, e.expires_at,
       e.expires_at <= :now AS ended
  FROM hot_list_entry e
 WHERE e.hot_list = :hot_list AND e.removed_at IS NULL
UNION ALL
SELECT n.id, n.plate, n.plate_key, n.issuer, n.category, NULL AS reason, n.description,
       NULL AS case_number, NULL AS cad_number, NULL AS summary, n.listed_at, n.expires_at,
       n.expires_at <= :now AS ended
  FROM hot_list_line n
 WHERE n.hot_list = :hot_list AND n.gone_file IS NULL
 ORDER BY 3, 1
