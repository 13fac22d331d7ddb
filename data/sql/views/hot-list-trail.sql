-- What happened to a hot list: decisions, refreshes.
-- in: id          gives: at, kind, what, who
SELECT l.proposed_at AS at, 'proposed' AS kind, 'Proposed, or changed' AS what, l.proposed_by AS who
  FROM hot_list l WHERE l.id = :id
UNION ALL
SELECT l.decided_at, CASE l.state WHEN 'refused' THEN 'refused' ELSE 'approved' END,
       COALESCE (l.decision_note, 'Taken into use'), l.decided_by
  FROM hot_list l WHERE l.id = :id AND l.decided_at IS NOT NULL
UNION ALL
SELECT l.retired_at, 'retired', l.retire_reason, l.retired_by
  FROM hot_list l WHERE l.id = :id AND l.retired_at IS NOT NULL
UNION ALL
SELECT r.at, r.result, r.note, r.noted_by
  FROM hot_list_refresh r WHERE r.hot_list = :id
 ORDER BY 1 DESC
 LIMIT 200
