-- Entries of the agency's hot lists by step: requests that are open, entries that are live, due for
-- review or removed; and for whom a request waits.
-- in: now who          gives: a request or an entry
WITH asked AS (
  SELECT q.*, me.person AS me, me.administrator
    FROM v_open_request q
    LEFT JOIN v_signed_person me ON me.who = :who
)
SELECT q.id * 2 AS id, q.state AS step, q.kind, l.name AS list, q.plate, q.issuer, q.reason,
       q.case_number, q.cad_number, q.summary,
       COALESCE (NULLIF (m.full_name, ''), m.user_name) AS member,
       COALESCE (NULLIF (o.full_name, ''), o.user_name) AS owner,
       q.asked_at AS since, q.asked_by AS by, q.review_at, q.expires_at, q.reported_at, q.why,
       q.source, q.waits, NULL AS removed_at,
       CASE WHEN (q.waits = 'administrator' AND q.administrator AND q.asked_by <> :who)
              OR (q.waits = 'supervisor' AND q.supervisor = q.me)
              OR (q.waits = 'entering' AND (q.asked_by = :who OR q.administrator))
            THEN 'for me' ELSE '' END AS mine,
       q.id AS request_id, q.entry AS entry_id, COALESCE (b.request, q.id) AS root,
       CASE q.kind WHEN 'entry' THEN 'review enter' WHEN 'update' THEN 'review update'
                   ELSE 'review remove' END
       || CASE WHEN q.administrator OR q.supervisor = q.me THEN ' refuse' ELSE '' END
       || CASE WHEN q.administrator OR q.asked_by = :who OR q.member = q.me THEN ' withdraw'
               ELSE '' END AS acts
  FROM asked q
  JOIN hot_list l ON l.id = q.hot_list
  LEFT JOIN hot_list_entry b ON b.id = q.entry
  LEFT JOIN person m ON m.id = q.member
  LEFT JOIN person o ON o.id = q.owner
UNION ALL
SELECT e.id * 2 + 1,
       CASE WHEN e.removed_at IS NOT NULL THEN 'removed'
            WHEN e.expires_at <= :now THEN 'run out'
            WHEN e.review_at <= :now THEN 'due for review' ELSE 'live' END,
       'entry', l.name, e.plate, e.issuer, e.reason, e.case_number, e.cad_number, e.summary,
       COALESCE (NULLIF (m.full_name, ''), m.user_name),
       COALESCE (NULLIF (o.full_name, ''), o.user_name), e.entered_at, e.entered_by, e.review_at,
       e.expires_at, NULL, e.remove_reason, NULL, '', e.removed_at,
       CASE WHEN e.removed_at IS NULL AND (e.review_at <= :now OR e.expires_at <= :now)
                 AND o.user_name = :who THEN 'for me' ELSE '' END,
       NULL, e.id, e.request,
       CASE WHEN e.removed_at IS NULL THEN 'request-update request-removal renew' ELSE '' END
  FROM hot_list_entry e
  JOIN hot_list l ON l.id = e.hot_list
  LEFT JOIN person m ON m.id = e.member
  LEFT JOIN person o ON o.id = e.owner
 ORDER BY 23 DESC, 17
