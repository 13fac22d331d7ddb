-- The searches of the test's book: sixty of June 2025 in two files, four accounts; what three rules
-- find, and how it was judged. Two texts are such as a spreadsheet would run.

INSERT INTO import VALUES
  (1, 'june-1.csv', 'aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11', 5000,
   'test', 'complete', 1751400000000, 1751400001000, 'auditor', 32, 30, 0, 2, 1748754000000,
   1749902400000, 1, 30),
  (2, 'june-2.csv', 'bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22', 5000,
   'test', 'complete', 1751400002000, 1751400003000, 'auditor', 31, 30, 1, 0, 1749942000000,
   1751090400000, 31, 60);
INSERT INTO import_sheet VALUES (1, 1, '', 'header', 0), (2, 2, '', 'header', 0);
INSERT INTO import_aside VALUES (1, 1, '', 17, 'The time is impossible', 'raw,row'),
                                (2, 1, '', 18, 'The time is impossible', 'raw,row');

INSERT INTO account VALUES (11, 'Morgan Quimby', 'morgan quimby', 0),
                           (12, 'Dana Abbott', 'dana abbott', 0),
                           (13, '@SUM(A1)', 'sum a1', 0), (14, 'Wren Radley', 'wren radley', 0);
INSERT INTO plate VALUES (11, 'ABC123', 'ABC123', 0), (12, '-XYZ9', 'XYZ9', 0);
INSERT INTO case_number VALUES (11, 'C25-12345', 'C25-12345', 0, 'C99-99999');
INSERT INTO reason (id, text, norm, state, category_norm)
VALUES (11, 'Burglary, "cold"', 'burglary cold', 0, 'burglary cold'),
       (12, 'investigation', 'investigation', 0, 'investigation'),
       (13, '=cmd|'' /C calc''!A0', 'cmd c calc a0', 0, 'cmd c calc a0'),
       (14, 'C25-777', 'c25 777', 0, 'c25 777');
INSERT INTO search_type VALUES (11, 'search', 'search', 0);

INSERT INTO search
  (id, at, reason, case_number, account, type, offense, plate, organisation, networks, devices,
   filter, prompt, moderation, sheet, row, derived, key, flags, plate_code)
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 60)
SELECT n, 1748754000000 + (n - 1) * 39600000,
       CASE n % 7 WHEN 0 THEN 12 WHEN 3 THEN 13 WHEN 5 THEN 14 ELSE 11 END,
       CASE WHEN n % 4 = 0 THEN 1 ELSE 11 END, 11 + n % 4, 11, 2, 11 + n % 2, 2, n, NULL,
       2, 2, 2, CASE WHEN n <= 30 THEN 1 ELSE 2 END, n + 1, n % 3 = 0,
       CAST (PRINTF ('%016d', n * 7919) AS BLOB), CASE WHEN n % 4 = 0 THEN 4 ELSE 0 END, 11 + n % 2
  FROM number;
INSERT INTO search_day (import, month, day, account, organisation, searches, no_case, no_reason,
                        first_search)
SELECT sheet, 202506, (at - 18000000) / 86400000 * 86400000 + 18000000, account, organisation,
       COUNT(*), SUM ((flags & 20) = 4), SUM (flags & 1), MIN (id)
  FROM search GROUP BY 1, 3, 4, 5;
UPDATE search_visible SET last_id = 60;

INSERT INTO finding (id)
SELECT 1099511627776 + id FROM search WHERE case_number = 1;
INSERT INTO finding (id)
SELECT 2 * 1099511627776 + id FROM search WHERE reason = 12;
INSERT INTO finding (id, what)
SELECT 3 * 1099511627776 + id, 'C25-777 stands in the reason' FROM search WHERE reason = 14;
INSERT INTO judgement VALUES
  (1, 1099511627776 + 4, 'explained', '+1 by radio', 'auditor', 1751500000000),
  (2, 1099511627776 + 8, 'upheld', 'No number was given', 'auditor', 1751500001000),
  (3, 1099511627776 + 4, 'open', 'Asked again', 'auditor', 1751500002000);
