-- The book itself, its people, its journal, the policies adopted.

CREATE TABLE book (
  id          INTEGER PRIMARY KEY CONSTRAINT "a book describes itself once" CHECK (id = 1),
  uuid        TEXT NOT NULL,
  agency      TEXT NOT NULL CONSTRAINT "the agency has a name" CHECK (agency <> ''),
  timezone    TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  program     TEXT NOT NULL
) STRICT;

-- What the agency's clock adds to UTC, and from when: a local day has 23 or 25 hours twice a year,
-- and SQL that is to run anywhere knows no time zones.
CREATE TABLE zone_offset (
  from_at     INTEGER PRIMARY KEY,
  offset_ms   INTEGER NOT NULL
) STRICT;

-- The SHA-256 of each schema step as it was run, so that an edited old step is noticed.
CREATE TABLE schema_step (
  number      INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  applied_at  INTEGER NOT NULL
) STRICT;

-- Everybody on the roster. Who signs in to this book has a user name; most people have none, and
-- work in the vendor's system only.
CREATE TABLE person (
  id          INTEGER PRIMARY KEY,
  user_name   TEXT UNIQUE CONSTRAINT "a user name is not empty" CHECK (user_name <> ''),
  full_name   TEXT,
  role        TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'active'
              CONSTRAINT "a person is a candidate, active, suspended or has left"
              CHECK (state IN ('candidate', 'active', 'suspended', 'left')),
  created_at  INTEGER NOT NULL,
  number      TEXT UNIQUE CONSTRAINT "a badge or employee number is not empty" CHECK (number <> ''),
  unit        TEXT,
  rank        TEXT,
  supervisor  INTEGER REFERENCES person (id)
              CONSTRAINT "nobody is their own supervisor" CHECK (supervisor <> id),
  email       TEXT,
  phone       TEXT,
  since       INTEGER NOT NULL DEFAULT 0,  -- from when on this state and this role hold
  since_by    TEXT NOT NULL DEFAULT '',
  CONSTRAINT "a person has a name" CHECK (user_name IS NOT NULL OR COALESCE (full_name, '') <> '')
) STRICT;

-- Append-only; each line is hashed over the one before (src/store/alpr-journal.c).
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

CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'a line of the journal is never changed'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'a line of the journal is never removed'); END;

-- A version of a profile, from the day the agency adopted it; the profile's text is kept whole.
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

-- Closed lists of a policy: purposes, generic reasons … `item` is in normal form, `label` as written.
CREATE TABLE policy_list (
  policy    INTEGER NOT NULL REFERENCES policy (id),
  list      TEXT NOT NULL,
  item      TEXT NOT NULL,
  label     TEXT NOT NULL,
  PRIMARY KEY (policy, list, item)
) STRICT, WITHOUT ROWID;

-- Numbers of a policy: after how many failures a sign-in is locked, how long a course is good for …
CREATE TABLE policy_number (
  policy    INTEGER NOT NULL REFERENCES policy (id),
  name      TEXT NOT NULL,
  number    INTEGER NOT NULL,
  PRIMARY KEY (policy, name)
) STRICT, WITHOUT ROWID;

-- A rule that a clause names. The number is the rule's for good: judgements hang on it.
CREATE TABLE policy_rule (
  id        INTEGER PRIMARY KEY,
  profile   TEXT NOT NULL,
  clause    TEXT NOT NULL,
  rule      TEXT NOT NULL,
  severity  TEXT NOT NULL,                 -- of the newest version adopted
  UNIQUE (profile, clause, rule)
) STRICT;
