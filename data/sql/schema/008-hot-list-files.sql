-- Hot lists that came in as files: what the agency does not write itself (NCIC, a state's list).
--
-- A list of hundreds of thousands of lines comes anew twice a day and hardly differs, so a line is
-- kept once, with the file it was first in and the first file that no longer had it. What the list
-- held on a day can still be told, and nothing is written twice.

CREATE TABLE hot_list_file (
  id           INTEGER PRIMARY KEY,
  hot_list     INTEGER NOT NULL REFERENCES hot_list (id),
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  size         INTEGER NOT NULL,
  format       TEXT NOT NULL,
  taken_at     INTEGER NOT NULL,
  who          TEXT NOT NULL,
  source_at    INTEGER,                    -- when the source made it, where the file says so
  lines_read   INTEGER NOT NULL DEFAULT 0,
  taken_in     INTEGER NOT NULL DEFAULT 0,
  repeated     INTEGER NOT NULL DEFAULT 0, -- lines that the file has twice
  set_aside    INTEGER NOT NULL DEFAULT 0,
  added        INTEGER NOT NULL DEFAULT 0, -- against the file before; of a bulk request: asked for
  gone         INTEGER NOT NULL DEFAULT 0,
  notes        TEXT,                       -- what was met, a line each
  CONSTRAINT "every line read is taken in, repeated or set aside"
    CHECK (lines_read = taken_in + repeated + set_aside)
) STRICT;
CREATE INDEX hot_list_file_list ON hot_list_file (hot_list, id);
CREATE TRIGGER hot_list_file_stays BEFORE DELETE ON hot_list_file
BEGIN SELECT RAISE (ABORT, 'a hot-list file stays on record'); END;
-- It is written when reading begins and filled in once, when it ends, in one transaction.
CREATE TRIGGER hot_list_file_keeps BEFORE UPDATE ON hot_list_file
WHEN OLD.lines_read <> 0
BEGIN SELECT RAISE (ABORT, 'what is on record about a hot-list file is never changed'); END;

CREATE TABLE hot_list_line (
  id          INTEGER PRIMARY KEY,
  hot_list    INTEGER NOT NULL,
  first_file  INTEGER NOT NULL,
  gone_file   INTEGER,                     -- NULL: the newest file has it
  line        INTEGER NOT NULL,            -- of the first file
  plate       TEXT NOT NULL,               -- as the file has it
  plate_key   TEXT NOT NULL CONSTRAINT "a line on a list has a plate" CHECK (plate_key <> ''),
  issuer      TEXT,                        -- an issuer's code
  category    TEXT,                        -- stolen vehicle, wanted person …, as the format says
  description TEXT,
  listed_at   INTEGER,
  expires_at  INTEGER,                     -- the file itself says until when it counts
  digest      BLOB NOT NULL                -- of what the line says, for the next file
) STRICT;
CREATE INDEX hot_list_line_plate ON hot_list_line (plate_key);
CREATE INDEX hot_list_line_list ON hot_list_line (hot_list, digest) WHERE gone_file IS NULL;
CREATE TRIGGER hot_list_line_stays BEFORE DELETE ON hot_list_line
BEGIN SELECT RAISE (ABORT, 'a line of a hot list stays on record'); END;
CREATE TRIGGER hot_list_line_keeps BEFORE UPDATE ON hot_list_line
WHEN OLD.gone_file IS NOT NULL OR NEW.plate_key <> OLD.plate_key OR NEW.digest <> OLD.digest
     OR NEW.hot_list <> OLD.hot_list OR NEW.first_file <> OLD.first_file
BEGIN SELECT RAISE (ABORT, 'what a line of a hot list says is never changed'); END;

-- The lines that a file no longer has, within the transaction that takes it in; else empty.
CREATE TABLE hot_list_gone (
  line  INTEGER PRIMARY KEY
) STRICT;

-- What the agency's own tables call their columns, where no reader knows the heading. `means` is a
-- word that the readers know.
CREATE TABLE column_name (
  id        INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL
            CONSTRAINT "a heading is of a table of alerts or of a hot list"
            CHECK (kind IN ('alerts', 'hot lists')),
  heading   TEXT NOT NULL CONSTRAINT "a heading has words" CHECK (heading <> ''),
  means     TEXT NOT NULL,
  noted_at  INTEGER NOT NULL,
  noted_by  TEXT NOT NULL,
  UNIQUE (kind, heading)
) STRICT;

-- What could not be taken in of a file, or of a bulk request, with its reason.
CREATE TABLE hot_list_aside (
  id      INTEGER PRIMARY KEY,
  file    INTEGER NOT NULL REFERENCES hot_list_file (id),
  line    INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  raw     TEXT NOT NULL
) STRICT;
CREATE INDEX hot_list_aside_file ON hot_list_aside (file);
CREATE TRIGGER hot_list_aside_stays BEFORE DELETE ON hot_list_aside
BEGIN SELECT RAISE (ABORT, 'what was set aside stays on record'); END;

-- What stood on a list from when until when, from files and from the agency's own entries. A line
-- that the file itself lets run out ends with that.
CREATE VIEW v_listed_plate AS
SELECT e.hot_list, e.plate_key, e.issuer, e.plate, e.reason AS description, e.id AS entry,
       NULL AS line, e.entered_at AS from_at, e.removed_at AS until_at
  FROM hot_list_entry e
UNION ALL
SELECT n.hot_list, n.plate_key, n.issuer, n.plate,
       COALESCE (n.description, n.category) AS description, NULL AS entry, n.id AS line,
       f.taken_at AS from_at,
       CASE WHEN n.expires_at < COALESCE (g.taken_at, n.expires_at + 1) THEN n.expires_at
            ELSE g.taken_at END AS until_at
  FROM hot_list_line n
  JOIN hot_list_file f ON f.id = n.first_file
  LEFT JOIN hot_list_file g ON g.id = n.gone_file;
