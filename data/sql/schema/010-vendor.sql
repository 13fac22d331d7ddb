-- The vendor's side of the hot lists: where its interface is, what stands on its lists, what its
-- event log says. The secret of a connection lies in the book and nowhere else.

CREATE TABLE vendor_connection (
  id            INTEGER PRIMARY KEY,
  system        TEXT NOT NULL UNIQUE CONSTRAINT "a connection is to a system" CHECK (system <> ''),
  kind          TEXT NOT NULL CHECK (kind IN ('flock-v3')),
  base_url      TEXT NOT NULL
                CONSTRAINT "a connection is encrypted: its address begins with https://"
                CHECK (base_url LIKE 'https://_%'),
  token_url     TEXT NOT NULL
                CONSTRAINT "the address for tokens begins with https://"
                CHECK (token_url LIKE 'https://_%'),
  client_id     TEXT NOT NULL,
  client_secret TEXT NOT NULL,
  authority     TEXT,                       -- certificates (PEM) trusted beside the system's
  enabled       INTEGER NOT NULL DEFAULT 0 CHECK (enabled IN (0, 1)),
  noted_at      INTEGER NOT NULL,
  noted_by      TEXT NOT NULL
) STRICT;

-- Which list of the vendor's is which of ours.
CREATE TABLE vendor_list (
  id           INTEGER PRIMARY KEY,
  connection   INTEGER NOT NULL REFERENCES vendor_connection (id),
  vendor_id    TEXT NOT NULL,
  name         TEXT NOT NULL,
  hot_list     INTEGER REFERENCES hot_list (id),
  seen_at      INTEGER NOT NULL,
  gone_at      INTEGER,
  UNIQUE (connection, vendor_id)
) STRICT;

-- A pull: everything that stood on a list of the vendor's at one time.
CREATE TABLE vendor_pull (
  id           INTEGER PRIMARY KEY,
  vendor_list  INTEGER NOT NULL REFERENCES vendor_list (id),
  at           INTEGER NOT NULL,
  who          TEXT NOT NULL,
  entries      INTEGER NOT NULL
) STRICT;

-- What the newest pull found. The ones before it are told by vendor_pull and the journal.
CREATE TABLE vendor_entry (
  id           INTEGER PRIMARY KEY,
  vendor_list  INTEGER NOT NULL REFERENCES vendor_list (id),
  pull         INTEGER NOT NULL REFERENCES vendor_pull (id),
  plate        TEXT NOT NULL,
  plate_key    TEXT NOT NULL,
  issuer       TEXT,
  reason       TEXT,
  case_number  TEXT,
  expires_at   INTEGER,
  note         TEXT
) STRICT;
CREATE INDEX vendor_entry_plate ON vendor_entry (vendor_list, plate_key);

-- A line of the vendor's event log: who changed what there.
CREATE TABLE vendor_event (
  id           INTEGER PRIMARY KEY,
  event_id     TEXT NOT NULL UNIQUE,
  at           INTEGER NOT NULL,
  who          TEXT NOT NULL,
  verb         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  details      TEXT NOT NULL,
  list_name    TEXT,
  plate        TEXT,
  plate_key    TEXT,
  issuer       TEXT,
  reason       TEXT,
  case_number  TEXT,
  file         TEXT NOT NULL,
  row          INTEGER NOT NULL,
  noted_at     INTEGER NOT NULL,
  noted_by     TEXT NOT NULL
) STRICT;
CREATE INDEX vendor_event_plate ON vendor_event (plate_key, at);
CREATE TRIGGER vendor_event_keeps BEFORE UPDATE ON vendor_event
BEGIN SELECT RAISE (ABORT, 'a line of an event log is never changed'); END;
CREATE TRIGGER vendor_event_stays BEFORE DELETE ON vendor_event
BEGIN SELECT RAISE (ABORT, 'a line of an event log is never removed'); END;
