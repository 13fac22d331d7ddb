-- A small book by hand, without its searches (searches.sql): agency, policy, rules, journal.

INSERT INTO book VALUES (1, 'test-book', 'Prairie Junction Police Department', 'America/Chicago',
                         1748700000000, 'test');
INSERT INTO zone_offset VALUES (946684800000, -21600000), (1741507200000, -18000000),
                               (1762066800000, -21600000);
INSERT INTO person (id, user_name, full_name, role, state, created_at)
VALUES (1, 'auditor', 'Ada Example', 'administrator', 'active', 1748700000000);

INSERT INTO policy VALUES (1, 'test-policy', '2026-1', 'ALPR Policy 2420', 1735711200000, NULL,
                           1748700000000, 'auditor', 'none', '{}');
INSERT INTO policy_clause VALUES
  (1, 'T-H', 1, '3 H', 'Ten searches are drawn at random twice a year.', 'audits', 'scheduled',
   'at work'),
  (1, 'T-G', 2, '3 G', 'A search carries a case number and a reason.', 'searches', 'screened',
   'at work');
INSERT INTO policy_rule VALUES (1, 'test-policy', 'T-G', 'no-case-number', 'violation'),
                               (2, 'test-policy', 'T-G', 'generic-reason', 'notice'),
                               (3, 'test-policy', 'T-G', 'case-number-in-reason', 'data-error');

INSERT INTO journal VALUES
  (1, 1748700000000, 'auditor', 'book/begin', 'done', '{}', '', 'none', 'aaaa1111bbbb2222cccc'),
  (2, 1751500002005, 'auditor', 'findings/judge', 'done', '{}', '', 'none', 'bbbb1111bbbb2222cccc');
