-- Remembers where each table ended before an import.
-- in: import
INSERT INTO import_mark (import, name, last_id)
SELECT :import, 'search', coalesce(max(id), 0) FROM search
UNION ALL
SELECT :import, 'account', coalesce(max(id), 0) FROM account
UNION ALL
SELECT :import, 'organisation', coalesce(max(id), 0) FROM organisation
UNION ALL
SELECT :import, 'plate', coalesce(max(id), 0) FROM plate
UNION ALL
SELECT :import, 'reason', coalesce(max(id), 0) FROM reason
UNION ALL
SELECT :import, 'case_number', coalesce(max(id), 0) FROM case_number
UNION ALL
SELECT :import, 'filter', coalesce(max(id), 0) FROM filter
UNION ALL
SELECT :import, 'search_type', coalesce(max(id), 0) FROM search_type
UNION ALL
SELECT :import, 'prompt', coalesce(max(id), 0) FROM prompt
UNION ALL
SELECT :import, 'moderation', coalesce(max(id), 0) FROM moderation
UNION ALL
SELECT :import, 'offense', coalesce(max(id), 0) FROM offense
UNION ALL
SELECT :import, 'import_sheet', coalesce(max(id), 0) FROM import_sheet
UNION ALL
SELECT :import, 'import_aside', coalesce(max(id), 0) FROM import_aside
UNION ALL
SELECT :import, 'search_day', coalesce(max(id), 0) FROM search_day
