-- A small agency's book, as rows of every table that a released book could hold. No real person,
-- plate or agency stands in it.
INSERT INTO book (id, uuid, agency, timezone, created_at, program)
VALUES (1, '5d0c3c0e-95d7-4c7e-9f2f-0f4f7d6f2a10', 'Example Police Department', 'America/Chicago',
        1767225600000, 'ALPR Desk');
INSERT INTO person (id, user_name, full_name, role, state, created_at)
VALUES (1, 'ada', 'Ada Example', 'administrator', 'active', 1767225600000),
       (2, 'bob', NULL, 'auditor', 'left', 1767225600000);
INSERT INTO policy (id, profile, version, title, in_force_from, in_force_until, adopted_at,
                    adopted_by, sha256, json)
VALUES (1, 'example', '1', 'Example policy', 1767225600000, NULL, 1767225600000, 'ada',
        '0000000000000000000000000000000000000000000000000000000000000000', '{}');
INSERT INTO policy_clause (policy, id, place, clause, text, area, how, state)
VALUES (1, 'EX-1', 1, '1', 'A reason is given.', 'searches', 'screened', 'at work');
INSERT INTO policy_list (policy, list, item, label)
VALUES (1, 'generic-reasons', 'investigation', 'Investigation');
INSERT INTO policy_rule (id, profile, clause, rule, severity)
VALUES (1, 'example', 'EX-1', 'no-reason', 'violation');
INSERT INTO import (id, file, sha256, size, mapping, state, started_at, finished_at, who, rows_read,
                    taken_in, known, set_aside, first_at, last_at, first_search, last_search)
VALUES (1, 'audit.csv', '0000000000000000000000000000000000000000000000000000000000000000', 1000,
        'flock-organization', 'complete', 1767225600000, 1767225601000, 'ada', 4, 2, 1, 1,
        1767225600000, 1767229200000, 1, 2);
INSERT INTO import_sheet (id, import, sheet, header, exported) VALUES (1, 1, '', 'A,B', 3);
INSERT INTO import_note (import, place, note) VALUES (1, 1, 'one row was known already');
INSERT INTO import_aside (id, import, sheet, row, reason, raw)
VALUES (1, 1, '', 4, 'the time can''t be read', 'x,y');
INSERT INTO account (id, text, norm, state) VALUES (3, 'A. Example', 'a example', 0);
INSERT INTO reason (id, text, norm, state, category_norm) VALUES (3, 'Theft', 'theft', 0, 'theft');
INSERT INTO search (id, at, flags, reason, case_number, account, plate_code, organisation, offense,
                    plate, type, filter, prompt, moderation, sheet, row, derived, key)
VALUES (1, 1767225600000, 0, 3, 1, 3, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0,
        x'5d0c3c0e95d74c7e9f2f0f4f7d6f2a11'),
       (2, 1767229200000, 1, 1, 1, 3, 0, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1,
        x'5d0c3c0e95d74c7e9f2f0f4f7d6f2a12');
INSERT INTO search_day (import, month, day, account, organisation, searches, no_case,
                        no_reason, first_search)
VALUES (1, 202601, 1767225600000, 3, 1, 2, 2, 1, 1);
UPDATE search_visible SET last_id = 2;
INSERT INTO finding (id) VALUES (1099511627778);
INSERT INTO judgement (id, finding, verdict, note, who, at)
VALUES (1, 1099511627778, 'upheld', 'no reason was given', 'ada', 1767232800000);
INSERT INTO audit (id, policy, clause, title, period, from_at, until_at, filter, last_search,
                   population, digest, created_at, created_by)
VALUES (1, 1, 'EX-1', 'Audit', '2026-01', 1767225600000, 1769904000000, 'all searches', 2, 2,
        '0000000000000000000000000000000000000000000000000000000000000000', 1767232800000, 'ada');
INSERT INTO audit_file (audit, import, searches) VALUES (1, 1, 2);
INSERT INTO audit_item (audit, item, origin, search, search_id, ticket, verdict, note, judged_by,
                        judged_at)
VALUES (1, 1, 'random', 1, '5d0c3c0e-95d7-4c7e-9f2f-0f4f7d6f2a11',
        '0000000000000000000000000000000000000000000000000000000000000000', 'compliant', '', 'ada',
        1767232800000);
INSERT INTO audit_answer (audit, item, question, answer)
VALUES (1, 1, 'Is a reason given?', 'yes');
INSERT INTO report_file (id, report, period, audit, file, sha256, who, at)
VALUES (1, 'audit-workbook', '2026-01', 1, 'audit.xlsx',
        '0000000000000000000000000000000000000000000000000000000000000000', 'ada', 1767232800000);
