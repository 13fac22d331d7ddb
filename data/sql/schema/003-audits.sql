-- Audits: a frozen population, a draw that anyone can repeat, items judged one by one.
--
-- The population is fixed (count, digest, last row) before the seed is given; the schema keeps
-- that order. Once an audit is final nothing in it can change.

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

CREATE TABLE audit_file (
  audit     INTEGER NOT NULL REFERENCES audit (id),
  import    INTEGER NOT NULL REFERENCES import (id),
  searches  INTEGER NOT NULL,
  PRIMARY KEY (audit, import)
) STRICT, WITHOUT ROWID;

-- Whose searches count, as it stood when the audit was begun: naming an organisation as the agency's
-- own later on changes no population.
CREATE TABLE audit_organisation (
  audit         INTEGER NOT NULL REFERENCES audit (id),
  organisation  INTEGER NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (audit, organisation)
) STRICT, WITHOUT ROWID;

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
CREATE UNIQUE INDEX audit_item_search ON audit_item (audit, origin, search);

-- The profile's questions on one item.
CREATE TABLE audit_answer (
  audit     INTEGER NOT NULL,
  item      INTEGER NOT NULL,
  question  TEXT NOT NULL,
  answer    TEXT NOT NULL
            CONSTRAINT "an answer is yes, no or does not apply" CHECK (answer IN ('yes', 'no', 'n/a')),
  PRIMARY KEY (audit, item, question),
  FOREIGN KEY (audit, item) REFERENCES audit_item (audit, item)
) STRICT, WITHOUT ROWID;

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
CREATE TRIGGER audit_organisation_keeps BEFORE UPDATE ON audit_organisation
BEGIN SELECT RAISE (ABORT, 'the population of an audit is fixed when it is begun'); END;
CREATE TRIGGER audit_organisation_stays BEFORE DELETE ON audit_organisation
BEGIN SELECT RAISE (ABORT, 'the population of an audit is fixed when it is begun'); END;
CREATE TRIGGER audit_file_keeps BEFORE UPDATE ON audit_file
BEGIN SELECT RAISE (ABORT, 'the population of an audit is fixed when it is begun'); END;
CREATE TRIGGER audit_file_stays BEFORE DELETE ON audit_file
BEGIN SELECT RAISE (ABORT, 'the population of an audit is fixed when it is begun'); END;
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

-- Reports that were written: what stood in them, and the digest of the file.
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
