-- What happened to an entry: what was asked, found, done, and why it was kept.
-- in: root          gives: at, kind, what, who
SELECT q.asked_at AS at, 'requested' AS kind,
       CASE q.kind WHEN 'entry' THEN 'Entry of ' || q.plate || ' asked for'
                   WHEN 'update' THEN 'Change asked for: ' || q.why
                   ELSE 'Removal asked for: ' || q.why END AS what, q.asked_by AS who
  FROM hot_list_request q
 WHERE q.id = :root OR q.entry IN (SELECT e.id FROM hot_list_entry e WHERE e.request = :root)
UNION ALL
SELECT r.at, 'reviewed', 'Approved as ' || r.capacity || COALESCE (': ' || r.note, ''), r.who
  FROM hot_list_review r
  JOIN hot_list_request q ON q.id = r.request
 WHERE q.id = :root OR q.entry IN (SELECT e.id FROM hot_list_entry e WHERE e.request = :root)
UNION ALL
SELECT q.ended_at, q.state,
       CASE q.kind WHEN 'entry' THEN 'Entry' WHEN 'update' THEN 'Change' ELSE 'Removal' END
       || COALESCE (': ' || q.end_note, ''), q.ended_by
  FROM hot_list_request q
 WHERE q.ended_at IS NOT NULL
   AND (q.id = :root OR q.entry IN (SELECT e.id FROM hot_list_entry e WHERE e.request = :root))
UNION ALL
SELECT n.at, 'renewed', n.why, n.who
  FROM hot_list_renewal n
 WHERE n.entry IN (SELECT e.id FROM hot_list_entry e WHERE e.request = :root)
 ORDER BY 1 DESC
