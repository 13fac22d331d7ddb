-- What came in from vendors' search audits.
--
-- A search is a narrow row of numbers: every text stands once in a dictionary, classified once
-- (normal form, cell state). Rules and views read v_search, not these tables, so that the layout
-- can change under them. Rows arrive by intake and are never changed (triggers at the end).

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

-- The agency's own mappings, for files that no shipped mapping knows. A mapping is replaced by
-- saving one of the same id; the journal keeps what it was.
CREATE TABLE mapping (
  id         TEXT PRIMARY KEY CONSTRAINT "a mapping has an id" CHECK (id <> ''),
  json       TEXT NOT NULL,
  saved_at   INTEGER NOT NULL,
  saved_by   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A sheet of an import: where rows come from, and what the columns were.
CREATE TABLE import_sheet (
  id         INTEGER PRIMARY KEY,
  import     INTEGER NOT NULL REFERENCES import (id),
  sheet      TEXT NOT NULL,
  header     TEXT NOT NULL,
  exported   INTEGER NOT NULL
) STRICT;

CREATE TABLE import_note (
  import     INTEGER NOT NULL REFERENCES import (id),
  place      INTEGER NOT NULL,
  note       TEXT NOT NULL,
  PRIMARY KEY (import, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_aside (
  id         INTEGER PRIMARY KEY,
  import     INTEGER NOT NULL REFERENCES import (id),
  sheet      TEXT NOT NULL,
  row        INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  raw        TEXT NOT NULL
) STRICT;

-- Dictionaries. `state` is an AlprCellState (src/base/alpr-text.h). A dictionary may hold a text
-- twice (a near-unique column is not remembered whole during an import): join, or compare `norm`.
CREATE TABLE account (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
CREATE TABLE plate (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
CREATE TABLE filter (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
CREATE TABLE search_type (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
CREATE TABLE prompt (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
CREATE TABLE moderation (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;
CREATE TABLE offense (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL
) STRICT;

-- `shape` is the normal form with every digit as 9 (C25-12345: C99-99999), so that an agency's
-- case-number patterns are compared with LIKE.
CREATE TABLE case_number (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, norm TEXT NOT NULL, state INTEGER NOT NULL,
  shape TEXT NOT NULL
) STRICT;

-- An offense cell may name several, joined by ", ".
CREATE TABLE offense_part (
  offense INTEGER NOT NULL, norm TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (offense, norm)
) STRICT, WITHOUT ROWID;

-- `category` and `detail` are the two sides of "Category - detail"; `system` marks the vendor's own
-- text; `case_norm` is a case number that was typed into the reason. `category_norm` is the normal
-- form of `category`, or of the whole reason where it has none.
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

-- Cells that the columns of `search` can't give back letter by letter, as "Label: cell" lines.
CREATE TABLE search_extra (search INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

-- What rules read stands first: a row is decoded from the left. `flags` and `plate_code` are
-- derived from the dictionaries by intake (AlprFacts and alpr_plate_code () in
-- src/base/alpr-facts.h), so that a rule reads a number where it would look up a text for every
-- row:
--   flags  1 no reason · 2 reason hidden · 4 no case number · 8 case number hidden
--          16 a case number was typed into the reason
--   plate_code  the whole plate as a number, equal for all its spellings; 0 where there is none
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

-- How many searches a person made on a local day, as intake counted them: what rules, charts and
-- reports would otherwise sort millions of rows for. A day may stand in several rows (imports
-- overlap, and a long one writes its counts more than once), so whoever reads adds them up.
CREATE TABLE search_day (
  id            INTEGER PRIMARY KEY,
  import        INTEGER NOT NULL,
  month         INTEGER NOT NULL,           -- of the agency's calendar, as 202603
  day           INTEGER NOT NULL,           -- the day's first instant in the agency's zone
  account       INTEGER NOT NULL,
  organisation  INTEGER NOT NULL,
  searches      INTEGER NOT NULL,
  no_case       INTEGER NOT NULL,           -- of them without a case number, in the reason neither
  no_reason     INTEGER NOT NULL,
  first_search  INTEGER NOT NULL            -- the lowest id among them
) STRICT;

-- Rows after this one belong to an import that is still running: nobody sees them.
CREATE TABLE search_visible (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  last_id  INTEGER NOT NULL
) STRICT;
INSERT INTO search_visible VALUES (1, 0);

-- The last id of each table before an import began, so that an unfinished one can be taken out.
CREATE TABLE import_mark (
  import   INTEGER NOT NULL,
  name     TEXT NOT NULL,
  last_id  INTEGER NOT NULL,
  PRIMARY KEY (import, name)
) STRICT, WITHOUT ROWID;

-- Two entries stand for a state, so that a search never holds NULL where a text could stand.
INSERT INTO account      VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO organisation VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO case_number  VALUES (1, '', '', 1, ''), (2, '', '', 2, '');
INSERT INTO plate        VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO filter       VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO search_type  VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO prompt       VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO moderation   VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO offense      VALUES (1, '', '', 1), (2, '', '', 2);
INSERT INTO reason (id, text, norm, category_norm, state)
VALUES (1, '', '', '', 1), (2, '', '', '', 2);

-- The organisations that are this agency's own; while empty, every organisation counts.
CREATE TABLE own_organisation (norm TEXT PRIMARY KEY, label TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The number is rule * 2^40 + subject: unique, and in order, so that a rule's findings lie together
-- and the same finding has the same number whenever it is told. `what` and the period stand only
-- where a rule counts over many searches: such a finding holds for the period in which it was told,
-- and can't be asked again about its subject alone.
CREATE TABLE finding (
  id           INTEGER PRIMARY KEY,
  rule         INTEGER GENERATED ALWAYS AS (id / 1099511627776) VIRTUAL,   -- a policy_rule
  subject      INTEGER GENERATED ALWAYS AS (id % 1099511627776) VIRTUAL,   -- a search
  what         TEXT,
  told_from    INTEGER,
  told_until   INTEGER
) STRICT;

-- What a person decided on a finding. The newest line counts; no line is ever changed.
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
CREATE INDEX judgement_finding ON judgement (finding, id);

CREATE TRIGGER search_keeps BEFORE UPDATE ON search
BEGIN SELECT RAISE (ABORT, 'an imported row is never changed'); END;
CREATE TRIGGER search_stays BEFORE DELETE ON search
WHEN OLD.id <= (SELECT last_id FROM search_visible)
BEGIN SELECT RAISE (ABORT, 'an imported row is never removed'); END;
CREATE TRIGGER search_day_keeps BEFORE UPDATE ON search_day
BEGIN SELECT RAISE (ABORT, 'a day''s count is never changed'); END;
CREATE TRIGGER search_day_stays BEFORE DELETE ON search_day
WHEN (SELECT state FROM import WHERE id = OLD.import) = 'complete'
BEGIN SELECT RAISE (ABORT, 'a day''s count is never removed'); END;
CREATE TRIGGER book_zone BEFORE UPDATE OF timezone ON book
WHEN EXISTS (SELECT 1 FROM search_day)
BEGIN SELECT RAISE (ABORT, 'the days of the searches are reckoned in the book''s time zone'); END;
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

-- Facts, as rules read them. Dictionaries are joined, or asked with IN, by who needs the text.
CREATE VIEW v_search AS
SELECT s.*
  FROM search s
 WHERE s.id <= (SELECT last_id FROM search_visible);

-- What is screened: the agency's own searches, and those whose organisation the file doesn't say.
CREATE VIEW v_own_search AS
SELECT s.*
  FROM search s
 WHERE s.id <= (SELECT last_id FROM search_visible)
   AND ((SELECT COUNT(*) FROM own_organisation) = 0
        OR s.organisation IN (SELECT o.id FROM organisation o
                               WHERE o.state IN (1, 2)
                                  OR o.norm IN (SELECT w.norm FROM own_organisation w)));

CREATE VIEW v_search_day AS
SELECT d.*
  FROM search_day d
 WHERE d.import IN (SELECT i.id FROM import i WHERE i.state = 'complete');

CREATE VIEW v_own_search_day AS
SELECT d.*
  FROM v_search_day d
 WHERE (SELECT COUNT(*) FROM own_organisation) = 0
    OR d.organisation IN (SELECT o.id FROM organisation o
                           WHERE o.state IN (1, 2)
                              OR o.norm IN (SELECT w.norm FROM own_organisation w));

-- A search with its texts.
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
