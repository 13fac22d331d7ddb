-- Alerts of a quarter, by hand. A month's edge lies in the agency's zone: the alert of id 9 is read
-- on 2026-01-31 at 23:30 there, which is February in UTC; that of id 12 is read in April.

INSERT INTO hot_list (id, name, source, kind, purpose, refresh, system, state, proposed_at,
                      proposed_by, decided_at, decided_by, retired_at, retired_by, retire_reason)
VALUES (1, 'NCIC Vehicle', 'NCIC Vehicle', 'external', 'p', 'shift', 'Flock', 'approved',
        1735711200000, 'x', 1735711200000, 'x', NULL, NULL, NULL),
       (2, 'Local BOLO', 'This agency', 'agency', 'p', 'change', 'Flock', 'approved',
        1735711200000, 'x', 1735711200000, 'x', NULL, NULL, NULL),
       (3, 'Silent list', 'This agency', 'agency', 'p', 'change', 'Flock', 'approved',
        1735711200000, 'x', 1735711200000, 'x', NULL, NULL, NULL),
       (4, 'Long retired', 'This agency', 'agency', 'p', 'change', 'Flock', 'retired',
        1735711200000, 'x', 1735711200000, 'x', 1740000000000, 'x', 'old'),
       (5, 'Only proposed', 'This agency', 'agency', 'p', 'change', 'Flock', 'proposed',
        1735711200000, 'x', NULL, NULL, NULL, NULL, NULL);

-- In use, out of use before the quarter, and in use again after it.
INSERT INTO hot_list (id, name, source, kind, purpose, refresh, state, proposed_at, proposed_by,
                      decided_at)
VALUES (6, 'Paused', 'This agency', 'agency', 'p', 'change', 'approved', 1735711200000, 'x',
        1735711200000);
UPDATE hot_list SET state = 'retired', retired_at = 1740000000000, retire_reason = 'r' WHERE id = 6;
UPDATE hot_list SET state = 'approved', decided_at = 1780000000000 WHERE id = 6;

INSERT INTO manual_plate (id, plate, plate_norm, plate_key, officer, relevance, reason,
                          entered_at, shift_ends_at, noted_at, noted_by)
VALUES (1, 'HAND1', 'HAND1', 'HAND1', 1, 'r', 'r', 1768500000000, 1768520000000, 1768500000000,
        'x'),
       (2, 'HAND2', 'HAND2', 'HAND2', 1, 'r', 'r', 1768500000000, 1768520000000, 1768500000000,
        'x'),
       (3, 'APRIL', 'APRIL', 'APRIL', 1, 'r', 'r', 1776000000000, 1776020000000, 1776000000000,
        'x');

INSERT INTO alert (id, key, origin, system, at, plate, plate_norm, plate_key, list_name, hot_list,
                   manual, outcome, outcome_note, noted_at, noted_by)
VALUES
  (1, x'01', 'csv', 'Flock', 1768500000000, 'A1', 'A1', 'A1', NULL, 1, NULL, 'confirmed', NULL, 0,
   'x'),
  (2, x'02', 'csv', 'Flock', 1768500000000, 'A2', 'A2', 'A2', NULL, 1, NULL, 'confirmed', NULL, 0,
   'x'),
  (3, x'03', 'csv', 'Flock', 1768500000000, 'A3', 'A3', 'A3', NULL, 1, NULL, 'misread', NULL, 0,
   'x'),
  (4, x'04', 'csv', 'Flock', 1768500000000, 'A4', 'A4', 'A4', NULL, 1, NULL, 'wrong state', NULL,
   0, 'x'),
  (5, x'05', 'csv', 'Flock', 1768500000000, 'A5', 'A5', 'A5', NULL, 1, NULL, 'no longer wanted',
   NULL, 0, 'x'),
  (6, x'06', 'csv', 'Vigilant', 1768500000000, 'A6', 'A6', 'A6', NULL, 1, NULL, 'not located',
   NULL, 0, 'x'),
  (7, x'07', 'csv', 'Vigilant', 1768500000000, 'A7', 'A7', 'A7', NULL, 1, NULL,
   'not investigated', 'no unit', 0, 'x'),
  (8, x'08', 'csv', 'Flock', 1768500000000, 'A8', 'A8', 'A8', NULL, 1, NULL, NULL, NULL, 0, 'x'),
  (9, x'09', 'csv', 'Flock', 1769923800000, 'B1', 'B1', 'B1', NULL, 2, NULL, 'confirmed', NULL, 0,
   'x'),
  (10, x'10', 'csv', NULL, 1772000000000, 'C1', 'C1', 'C1', 'Vendor’s own', NULL, NULL, NULL,
   NULL, 0, 'x'),
  (11, x'11', 'csv', 'Flock', 1768500000000, 'HAND1', 'HAND1', 'HAND1', NULL, NULL, 1,
   'confirmed', NULL, 0, 'x'),
  (12, x'12', 'csv', 'Flock', 1775200000000, 'A1', 'A1', 'A1', NULL, 1, NULL, 'confirmed', NULL, 0,
   'x');
