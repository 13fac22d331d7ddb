-- What became of a plate that was entered by hand.
-- in: id          gives: at, kind, what, who
SELECT m.entered_at AS at, 'entered' AS kind, m.reason AS what, m.noted_by AS who
  FROM manual_plate m WHERE m.id = :id
UNION ALL
SELECT k.at, 'kept', k.reason, k.who FROM manual_plate_keep k WHERE k.manual = :id
UNION ALL
SELECT m.purged_at, 'purged', 'purged', m.purged_by
  FROM manual_plate m WHERE m.id = :id AND m.purged_at IS NOT NULL
 ORDER BY 1 DESC
