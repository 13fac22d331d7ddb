-- The book of tests/old/sample.sql under schema 3. Made by tests/old/dump-schema; once
-- that schema is released, this file never changes.
PRAGMA application_id = 1095520338;
PRAGMA user_version = 3;
CREATE TABLE book (
  id          INTEGER PRIMARY KEY CONSTRAINT "a book describes itself once" CHECK (id = 1),
  uuid        TEXT NOT NULL,
  agency      TEXT NOT NULL CONSTRAINT "the agency has a name" CHECK (agency <> ''),
  timezone    TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  program     TEXT NOT NULL
) STRICT;
INSERT INTO book VALUES (1, '5d0c3c0e-95d7-4c7e-9f2f-0f4f7d6f2a10', 'Example Police Department', 'America/Chicago', 1767225600000, 'ALPR Desk');
CREATE TABLE schema_step (
  number      INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  applied_at  INTEGER NOT NULL
) STRICT;
INSERT INTO schema_step VALUES (1, '001-book', '72e16855676eab660c9d5bf7f7b2778f6e1e6e8a9125046869816dd2ae935e21', 1795276260031);
INSERT INTO schema_step VALUES (2, '002-searches', 'df85ff319bbf678ebe9e113266c613685299383ef660f06f4c207919be57b37c', 1795276260040);
INSERT INTO schema_step VALUES (3, '003-audits', '72ad74f560846c19fa1cca1d2c64e6e393323a6505d83b8e3c2e83b630676b90', 1795276260047);
CREATE TABLE person (
  id          INTEGER PRIMARY KEY,
  user_name   TEXT NOT NULL UNIQUE CONSTRAINT "a person has a user name" CHECK (user_name <> ''),
  full_name   TEXT,
  role        TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'active'
              CONSTRAINT "a person is active, suspended or has left"
              CHECK (state IN ('active', 'suspended', 'left')),
  created_at  INTEGER NOT NULL
) STRICT;
INSERT INTO person VALUES (1, 'ada', 'Ada Example', 'administrator', 'active', 1767225600000);
INSERT INTO person VALUES (2, 'bob', NULL, 'auditor', 'left', 1767225600000);
CREATE TABLE journal (
  number      INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  act         TEXT NOT NULL,
  outcome     TEXT NOT NULL
              CONSTRAINT "an act is done, refused, denied or failed"
              CHECK (outcome IN ('done', 'refused', 'denied', 'failed')),
  inputs      TEXT NOT NULL,
  detail      TEXT NOT NULL,
  previous    TEXT NOT NULL,
  hash        TEXT NOT NULL
) STRICT;
INSERT INTO journal VALUES (1, 1795276260054, 'ada', 'test/line', 'done', '{''n'': <0>}', '', '0000000000000000000000000000000000000000000000000000000000000000', 'd2577efe21b5c39e7f9987e84210f0e06fc6da869cdcfe41cdd6704b878e7e37');
INSERT INTO journal VALUES (2, 1795276260058, 'ada', 'test/line', 'refused', '{''n'': <1>}', '', 'd2577efe21b5c39e7f9987e84210f0e06fc6da869cdcfe41cdd6704b878e7e37', 'cbb208d0d53009945436ca9f65bcb6df45ce4856830c1e405771ee7f7687d6a7');
INSERT INTO journal VALUES (3, 1795276260062, 'ada', 'test/line', 'denied', '{''n'': <2>}', '', 'cbb208d0d53009945436ca9f65bcb6df45ce4856830c1e405771ee7f7687d6a7', '6905999fac71af7554ce8f6117374c33a23f4c7d7329cb6b9b4d0841c37c4cec');
CREATE TABLE policy (
  id              INTEGER PRIMARY KEY,
  profile         TEXT NOT NULL,
  version         TEXT NOT NULL,
  title           TEXT NOT NULL,
  in_force_from   INTEGER NOT NULL,
  in_force_until  INTEGER,
  adopted_at      INTEGER NOT NULL,
  adopted_by      TEXT NOT NULL,
  sha256          TEXT NOT NULL,
  json            TEXT NOT NULL,
  UNIQUE (profile, version),
  CONSTRAINT "a policy ends after it begins"
    CHECK (in_force_until IS NULL OR in_force_until > in_force_from)
) STRICT;
INSERT INTO policy VALUES (1, 'example', '1', 'Example policy', 1767225600000, NULL, 1767225600000, 'ada', '0000000000000000000000000000000000000000000000000000000000000000', '{}');
CREATE TABLE policy_clause (
  policy    INTEGER NOT NULL REFERENCES policy (id),
  id        TEXT NOT NULL,
  place     INTEGER NOT NULL,
  clause    TEXT NOT NULL,
  text      TEXT NOT NULL,
  area      TEXT NOT NULL,
  how       TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('at work', 'recorded', 'not yet')),
  PRIMARY KEY (policy, id)
) STRICT, WITHOUT ROWID;
INSERT INTO policy_clause VALUES (1, 'EX-1', 1, '1', 'A reason is given.', 'searches', 'screened', 'at work');
CREATE TABLE policy_list (
  policy    INTEGER NOT NULL REFERENCES policy (id),
  list      TEXT NOT NULL,
  item      TEXT NOT NULL,
  label     TEXT NOT NULL,
  PRIMARY KEY (policy, list, item)
) STRICT, WITHOUT ROWID;
INSERT INTO policy_list VALUES (1, 'generic-reasons', 'investigation', 'Investigation');
CREATE TABLE policy_rule (
  id        INTEGER PRIMARY KEY,
  profile   TEXT NOT NULL,
  clause    TEXT NOT NULL,
  rule      TEXT NOT NULL,
  UNIQUE (profile, clause, rule)
) STRICT;
INSERT INTO policy_rule VALUES (1, 'example', 'EX-1', 'no-reason');
CREATE TABLE import (
  id           INTEGER PRIMARY KEY,
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  size         INTEGER NOT NULL,
  mapping      TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('loading', 'complete')),
  started_at   INTEGER NOT NULL,
  finished_at  INTEGER,
  who          TEXT NOT NULL,
  rows_read    INTEGER NOT NULL DEFAULT 0,
  taken_in     INTEGER NOT NULL DEFAULT 0,
  known        INTEGER NOT NULL DEFAULT 0,
  set_aside    INTEGER NOT NULL DEFAULT 0,
  first_at     INTEGER,
  last_at      INTEGER,
  first_search INTEGER,
  last_search  INTEGER,
  CONSTRAINT "every row read is taken in, known or set aside"
    CHECK (rows_read = taken_in + known + set_aside)
) STRICT;
INSERT INTO import VALUES (1, 'audit.csv', '0000000000000000000000000000000000000000000000000000000000000000', 1000, 'flock-organization', 'complete', 1767225600000, 1767225601000, 'ada', 4, 2, 1, 1, 1767225600000, 1767229200000, 1, 2);
CREATE TABLE import_sheet (
  id         INTEGER PRIMARY KEY,
  import     INTEGER NOT NULL REFERENCES import (id),
  sheet      TEXT NOT NULL,
  header     TEXT NOT NULL,
  exported   INTEGER NOT NULL
) STRICT;
INSERT INTO import_sheet VALUES (1, 1, '', 'A,B', 3);
CREATE TABLE import_note (
  import     INTEGER NOT NULL REFERENCES import (id),
  place      INTEGER NOT NULL,
  note       TEXT NOT NULL,
  PRIMARY KEY (import, place)
) STRICT, WITHOUT ROWID;
INSERT INTO import_note VALUES (1, 1, 'one row was known already');
CREATE TABLE import_aside (
  id         INTEGER PRIMARY KEY,
  import     INTEGER NOT NULL REFERENCES import (id),
  sheet      TEXT NOT NULL,
  row        INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  raw        TEXT NOT NULL
) STRICT;
INSERT INTO import_aside VALUES (1, 1, '', 4, 'the time can''t be read', 'x,y');
CREATE TABLE account (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO account VALUES (1, '', '', 1);
INSERT INTO account VALUES (2, '', '', 2);
INSERT INTO account VALUES (3, 'A. Example', 'a example', 0);
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO organisation VALUES (1, '', '', 1);
INSERT INTO organisation VALUES (2, '', '', 2);
CREATE TABLE plate (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO plate VALUES (1, '', '', 1);
INSERT INTO plate VALUES (2, '', '', 2);
CREATE TABLE filter (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO filter VALUES (1, '', '', 1);
INSERT INTO filter VALUES (2, '', '', 2);
CREATE TABLE search_type (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO search_type VALUES (1, '', '', 1);
INSERT INTO search_type VALUES (2, '', '', 2);
CREATE TABLE prompt (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO prompt VALUES (1, '', '', 1);
INSERT INTO prompt VALUES (2, '', '', 2);
CREATE TABLE moderation (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO moderation VALUES (1, '', '', 1);
INSERT INTO moderation VALUES (2, '', '', 2);
CREATE TABLE offense (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
INSERT INTO offense VALUES (1, '', '', 1);
INSERT INTO offense VALUES (2, '', '', 2);
CREATE TABLE case_number (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL,
  shape TEXT NOT NULL
) STRICT;
INSERT INTO case_number VALUES (1, '', '', 1, '');
INSERT INTO case_number VALUES (2, '', '', 2, '');
CREATE TABLE offense_part (
  offense INTEGER NOT NULL, norm TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (offense, norm)
) STRICT, WITHOUT ROWID;
CREATE TABLE reason (
  id         INTEGER PRIMARY KEY,
  text       TEXT NOT NULL,
  norm       TEXT NOT NULL,
  state      INTEGER NOT NULL,
  category   TEXT,
  category_norm TEXT NOT NULL,
  detail     TEXT,
  system     INTEGER NOT NULL DEFAULT 0,
  case_norm  TEXT
) STRICT;
INSERT INTO reason VALUES (1, '', '', 1, NULL, '', NULL, 0, NULL);
INSERT INTO reason VALUES (2, '', '', 2, NULL, '', NULL, 0, NULL);
INSERT INTO reason VALUES (3, 'Theft', 'theft', 0, NULL, 'theft', NULL, 0, NULL);
CREATE TABLE search_extra (search INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE search (
  id            INTEGER PRIMARY KEY,
  at            INTEGER NOT NULL,
  flags         INTEGER NOT NULL,
  reason        INTEGER NOT NULL,
  case_number   INTEGER NOT NULL,
  account       INTEGER NOT NULL,
  plate_code    INTEGER NOT NULL,
  networks      INTEGER,
  organisation  INTEGER NOT NULL,
  offense       INTEGER NOT NULL,
  frame_from    INTEGER,
  frame_until   INTEGER,
  plate         INTEGER NOT NULL,
  type          INTEGER NOT NULL,
  devices       INTEGER,
  filter        INTEGER NOT NULL,
  prompt        INTEGER NOT NULL,
  moderation    INTEGER NOT NULL,
  sheet         INTEGER NOT NULL,
  row           INTEGER NOT NULL,
  derived       INTEGER NOT NULL,          -- 1: the key is derived from the row, not the vendor's
  key           BLOB NOT NULL               -- 16 bytes: the vendor's UUID, or SHA-256 of the row
) STRICT;
INSERT INTO search VALUES (1, 1767225600000, 0, 3, 1, 3, 0, NULL, 1, 1, NULL, NULL, 1, 1, NULL, 1, 1, 1, 1, 2, 0, X'5D0C3C0E95D74C7E9F2F0F4F7D6F2A11');
INSERT INTO search VALUES (2, 1767229200000, 1, 1, 1, 3, 0, NULL, 1, 1, NULL, NULL, 1, 1, NULL, 1, 1, 1, 1, 3, 1, X'5D0C3C0E95D74C7E9F2F0F4F7D6F2A12');
CREATE TABLE search_visible (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  last_id  INTEGER NOT NULL
) STRICT;
INSERT INTO search_visible VALUES (1, 2);
CREATE TABLE import_mark (
  import   INTEGER NOT NULL,
  name     TEXT NOT NULL,
  last_id  INTEGER NOT NULL,
  PRIMARY KEY (import, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE own_organisation (norm TEXT PRIMARY KEY, label TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
  id           INTEGER PRIMARY KEY,        -- rule * 2^40 + subject: unique, and in order
  rule         INTEGER NOT NULL,           -- a policy_rule
  subject      INTEGER NOT NULL,           -- a search
  what         TEXT,
  told_from    INTEGER,
  told_until   INTEGER
) STRICT;
INSERT INTO finding VALUES (1099511627778, 1, 2, NULL, NULL, NULL);
CREATE TABLE judgement (
  id         INTEGER PRIMARY KEY,
  finding    INTEGER NOT NULL,
  verdict    TEXT NOT NULL
             CONSTRAINT "a finding is upheld, explained, a data error or open again"
             CHECK (verdict IN ('upheld', 'explained', 'data-error', 'open')),
  note       TEXT NOT NULL,
  who        TEXT NOT NULL,
  at         INTEGER NOT NULL
) STRICT;
INSERT INTO judgement VALUES (1, 1099511627778, 'upheld', 'no reason was given', 'ada', 1767232800000);
CREATE TABLE audit (
  id              INTEGER PRIMARY KEY,
  policy          INTEGER NOT NULL REFERENCES policy (id),
  clause          TEXT NOT NULL,
  title           TEXT NOT NULL,
  period          TEXT NOT NULL,
  from_at         INTEGER NOT NULL,
  until_at        INTEGER NOT NULL,
  filter          TEXT NOT NULL,            -- which searches count, in words
  last_search     INTEGER NOT NULL,         -- rows after this one came in later
  population      INTEGER NOT NULL,
  digest          TEXT NOT NULL,            -- SHA-256 over the sorted ids, a newline after each
  state           TEXT NOT NULL DEFAULT 'frozen'
                  CONSTRAINT "an audit is frozen, drawn or final"
                  CHECK (state IN ('frozen', 'drawn', 'final')),
  seed            TEXT,
  seed_source     TEXT CHECK (seed_source IN ('typed', 'system')),
  witness         TEXT,
  size            INTEGER NOT NULL DEFAULT 0,
  created_at      INTEGER NOT NULL,
  created_by      TEXT NOT NULL,
  drawn_at        INTEGER,
  finalised_at    INTEGER,
  finalised_by    TEXT,
  conclusion      TEXT,
  CONSTRAINT "a drawn audit has a seed" CHECK (state = 'frozen' OR seed IS NOT NULL)
) STRICT;
INSERT INTO audit VALUES (1, 1, 'EX-1', 'Audit', '2026-01', 1767225600000, 1769904000000, 'all searches', 2, 2, '0000000000000000000000000000000000000000000000000000000000000000', 'frozen', NULL, NULL, NULL, 0, 1767232800000, 'ada', NULL, NULL, NULL, NULL);
CREATE TABLE audit_file (
  audit     INTEGER NOT NULL REFERENCES audit (id),
  import    INTEGER NOT NULL REFERENCES import (id),
  searches  INTEGER NOT NULL,
  PRIMARY KEY (audit, import)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_file VALUES (1, 1, 2);
CREATE TABLE audit_item (
  audit      INTEGER NOT NULL REFERENCES audit (id),
  item       INTEGER NOT NULL,              -- 1, 2, 3 … in the order of the draw
  origin     TEXT NOT NULL CHECK (origin IN ('random', 'judgmental')),
  search     INTEGER NOT NULL,
  search_id  TEXT NOT NULL,                 -- the id that was drawn, as shown to people
  ticket     TEXT NOT NULL,
  verdict    TEXT
             CONSTRAINT "a verdict is compliant, not-compliant, data-error or undetermined"
             CHECK (verdict IN ('compliant', 'not-compliant', 'data-error', 'undetermined')),
  note       TEXT NOT NULL DEFAULT '',
  judged_by  TEXT,
  judged_at  INTEGER,
  PRIMARY KEY (audit, item)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_item VALUES (1, 1, 'random', 1, '5d0c3c0e-95d7-4c7e-9f2f-0f4f7d6f2a11', '0000000000000000000000000000000000000000000000000000000000000000', 'compliant', '', 'ada', 1767232800000);
CREATE TABLE audit_answer (
  audit     INTEGER NOT NULL,
  item      INTEGER NOT NULL,
  question  TEXT NOT NULL,
  answer    TEXT NOT NULL
            CONSTRAINT "an answer is yes, no or does not apply" CHECK (answer IN ('yes', 'no', 'n/a')),
  PRIMARY KEY (audit, item, question),
  FOREIGN KEY (audit, item) REFERENCES audit_item (audit, item)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_answer VALUES (1, 1, 'Is a reason given?', 'yes');
CREATE TABLE report_file (
  id        INTEGER PRIMARY KEY,
  report    TEXT NOT NULL,
  period    TEXT NOT NULL,
  audit     INTEGER REFERENCES audit (id),
  file      TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  who       TEXT NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
INSERT INTO report_file VALUES (1, 'audit-workbook', '2026-01', 1, 'audit.xlsx', '0000000000000000000000000000000000000000000000000000000000000000', 'ada', 1767232800000);
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'a line of the journal is never changed'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'a line of the journal is never removed'); END;
CREATE INDEX judgement_finding ON judgement (finding, id);
CREATE TRIGGER search_keeps BEFORE UPDATE ON search
BEGIN SELECT RAISE (ABORT, 'an imported row is never changed'); END;
CREATE TRIGGER search_stays BEFORE DELETE ON search
WHEN OLD.id <= (SELECT last_id FROM search_visible)
BEGIN SELECT RAISE (ABORT, 'an imported row is never removed'); END;
CREATE TRIGGER import_stays BEFORE DELETE ON import WHEN OLD.state = 'complete'
BEGIN SELECT RAISE (ABORT, 'an import is never removed'); END;
CREATE TRIGGER aside_stays BEFORE DELETE ON import_aside
WHEN (SELECT state FROM import WHERE id = OLD.import) = 'complete'
BEGIN SELECT RAISE (ABORT, 'a row that was set aside is never removed'); END;
CREATE TRIGGER aside_keeps BEFORE UPDATE ON import_aside
BEGIN SELECT RAISE (ABORT, 'a row that was set aside is never changed'); END;
CREATE TRIGGER judgement_keeps BEFORE UPDATE ON judgement
BEGIN SELECT RAISE (ABORT, 'a judgement is never changed; add another'); END;
CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement
BEGIN SELECT RAISE (ABORT, 'a judgement is never removed; add another'); END;
CREATE VIEW v_search AS
SELECT s.*
  FROM search s
 WHERE s.id <= (SELECT last_id FROM search_visible);
CREATE VIEW v_own_search AS
SELECT s.*
  FROM search s
 WHERE s.id <= (SELECT last_id FROM search_visible)
   AND ((SELECT COUNT(*) FROM own_organisation) = 0
        OR s.organisation IN (SELECT o.id FROM organisation o
                               WHERE o.state IN (1, 2)
                                  OR o.norm IN (SELECT w.norm FROM own_organisation w)));
CREATE VIEW v_search_text AS
SELECT s.id, s.at, s.key, s.derived,
       a.text AS account, a.norm AS account_norm, a.state AS account_state,
       o.text AS organisation, o.norm AS organisation_norm,
       s.networks, s.devices, s.frame_from, s.frame_until,
       p.text AS plate, p.norm AS plate_norm, p.state AS plate_state,
       r.text AS reason, r.norm AS reason_norm, r.state AS reason_state,
       r.category, r.category_norm, r.detail, r.system, r.case_norm AS reason_case,
       c.text AS case_number, c.norm AS case_norm, c.state AS case_state, c.shape AS case_shape,
       f.text AS filter, t.text AS type, q.text AS prompt, m.text AS moderation,
       e.text AS offense, e.norm AS offense_norm, e.state AS offense_state,
       i.id AS import, i.file, i.sha256, h.sheet, s.row
  FROM v_search s
  JOIN account a       ON a.id = s.account
  JOIN organisation o  ON o.id = s.organisation
  JOIN plate p         ON p.id = s.plate
  JOIN reason r        ON r.id = s.reason
  JOIN case_number c   ON c.id = s.case_number
  JOIN filter f        ON f.id = s.filter
  JOIN search_type t   ON t.id = s.type
  JOIN prompt q        ON q.id = s.prompt
  JOIN moderation m    ON m.id = s.moderation
  JOIN offense e       ON e.id = s.offense
  JOIN import_sheet h  ON h.id = s.sheet
  JOIN import i        ON i.id = h.import;
CREATE UNIQUE INDEX audit_item_search ON audit_item (audit, origin, search);
CREATE TRIGGER audit_final BEFORE UPDATE ON audit WHEN OLD.state = 'final'
BEGIN SELECT RAISE (ABORT, 'this audit is final; nothing in it can change'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'an audit is never removed'); END;
CREATE TRIGGER audit_population BEFORE UPDATE OF
  policy, clause, period, from_at, until_at, filter, last_search, population, digest ON audit
BEGIN SELECT RAISE (ABORT, 'the population of an audit is fixed when it is begun'); END;
CREATE TRIGGER audit_seed BEFORE UPDATE OF seed ON audit
WHEN OLD.seed IS NOT NULL AND NEW.seed IS NOT OLD.seed
BEGIN SELECT RAISE (ABORT, 'the seed of an audit is given once'); END;
CREATE TRIGGER audit_item_final BEFORE UPDATE ON audit_item
WHEN (SELECT state FROM audit WHERE id = OLD.audit) = 'final'
BEGIN SELECT RAISE (ABORT, 'this audit is final; nothing in it can change'); END;
CREATE TRIGGER audit_item_draw BEFORE UPDATE OF search, search_id, ticket, origin ON audit_item
BEGIN SELECT RAISE (ABORT, 'what was drawn is never changed'); END;
CREATE TRIGGER audit_item_stays BEFORE DELETE ON audit_item
BEGIN SELECT RAISE (ABORT, 'what was drawn is never removed'); END;
CREATE TRIGGER audit_item_late BEFORE INSERT ON audit_item
WHEN (SELECT state FROM audit WHERE id = NEW.audit) = 'final'
BEGIN SELECT RAISE (ABORT, 'this audit is final; nothing in it can change'); END;
CREATE TRIGGER audit_answer_late BEFORE INSERT ON audit_answer
WHEN (SELECT state FROM audit WHERE id = NEW.audit) = 'final'
BEGIN SELECT RAISE (ABORT, 'this audit is final; nothing in it can change'); END;
CREATE TRIGGER audit_answer_final BEFORE UPDATE ON audit_answer
WHEN (SELECT state FROM audit WHERE id = OLD.audit) = 'final'
BEGIN SELECT RAISE (ABORT, 'this audit is final; nothing in it can change'); END;
CREATE TRIGGER audit_answer_stays BEFORE DELETE ON audit_answer
WHEN (SELECT state FROM audit WHERE id = OLD.audit) = 'final'
BEGIN SELECT RAISE (ABORT, 'this audit is final; nothing in it can change'); END;
