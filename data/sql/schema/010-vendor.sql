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
  client_id     TEXT NOT NULL
                CONSTRAINT "a connection has a client id" CHECK (client_id <> ''),
  client_secret BLOB,                      -- NULL: forgotten
  authority     TEXT,                      -- certificates (PEM) trusted beside the system's
  enabled       INTEGER NOT NULL DEFAULT 0 CHECK (enabled IN (0, 1)),
  noted_at      INTEGER NOT NULL,
  noted_by      TEXT NOT NULL,
  forgotten_at  INTEGER,
  CONSTRAINT "a connection that was forgotten is off" CHECK (enabled = 0 OR forgotten_at IS NULL),
  CONSTRAINT "a connection without a secret is forgotten"
    CHECK ((client_secret IS NULL) = (forgotten_at IS NOT NULL))
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
CREATE UNIQUE INDEX vendor_list_once ON vendor_list (connection, hot_list)
 WHERE hot_list IS NOT NULL AND gone_at IS NULL;
CREATE TRIGGER vendor_list_is_own BEFORE UPDATE OF hot_list ON vendor_list
WHEN NEW.hot_list IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'only a hot list of the agency''s own can be kept at a vendor')
    FROM hot_list h WHERE h.id = NEW.hot_list AND h.kind <> 'agency';
  SELECT RAISE (ABORT, 'this hot list is linked to another list of the same vendor already')
    FROM vendor_list o
   WHERE o.connection = NEW.connection AND o.hot_list = NEW.hot_list AND o.id <> NEW.id
     AND o.gone_at IS NULL;
END;

-- A pull: everything that stood on a list of the vendor's at one time.
CREATE TABLE vendor_pull (
  id           INTEGER PRIMARY KEY,
  vendor_list  INTEGER NOT NULL REFERENCES vendor_list (id),
  at           INTEGER NOT NULL,
  who          TEXT NOT NULL,
  entries      INTEGER NOT NULL
) STRICT;
CREATE INDEX vendor_pull_list ON vendor_pull (vendor_list, at);
CREATE TRIGGER vendor_pull_stays BEFORE DELETE ON vendor_pull
BEGIN SELECT RAISE (ABORT, 'the record of a pull is never removed'); END;

-- A push: how much was sent, and what it was, as a digest over its lines.
CREATE TABLE vendor_push (
  id           INTEGER PRIMARY KEY,
  connection   INTEGER NOT NULL REFERENCES vendor_connection (id),
  at           INTEGER NOT NULL,
  who          TEXT NOT NULL,
  added        INTEGER NOT NULL,
  removed      INTEGER NOT NULL,
  sha256       TEXT NOT NULL,
  remaining    INTEGER NOT NULL            -- what the pull after it still found to do
) STRICT;
CREATE TRIGGER vendor_push_stays BEFORE DELETE ON vendor_push
BEGIN SELECT RAISE (ABORT, 'the record of a push is never removed'); END;

-- What the newest pull found. The ones before it are told by vendor_pull and the journal. An entry
-- that a pull finds again keeps its row: `ident` is the vendor's id, or what it is known by where
-- the vendor gives none.
CREATE TABLE vendor_entry (
  id            INTEGER PRIMARY KEY,
  vendor_list   INTEGER NOT NULL REFERENCES vendor_list (id),
  pull          INTEGER NOT NULL REFERENCES vendor_pull (id),
  ident         TEXT NOT NULL,
  vendor_id     TEXT,                      -- NULL: the vendor gave none, so it can't be taken off
  plate         TEXT NOT NULL,
  plate_key     TEXT NOT NULL,
  issuer        TEXT,
  reason        TEXT,
  case_number   TEXT,
  expires_at    INTEGER,
  note          TEXT,
  first_seen_at INTEGER NOT NULL,
  UNIQUE (vendor_list, ident)
) STRICT;
CREATE INDEX vendor_entry_plate ON vendor_entry (vendor_list, plate_key);

-- A file with lines of the vendor's event log.
CREATE TABLE vendor_event_file (
  id           INTEGER PRIMARY KEY,
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  taken_at     INTEGER NOT NULL,
  who          TEXT NOT NULL,
  rows_read    INTEGER NOT NULL,
  taken_in     INTEGER NOT NULL DEFAULT 0,
  known        INTEGER NOT NULL DEFAULT 0,
  set_aside    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER vendor_event_file_stays BEFORE DELETE ON vendor_event_file
BEGIN SELECT RAISE (ABORT, 'the record of a file is never removed'); END;

-- A row of such a file that could not be taken in.
CREATE TABLE vendor_event_aside (
  id           INTEGER PRIMARY KEY,
  file         INTEGER NOT NULL REFERENCES vendor_event_file (id),
  row          INTEGER NOT NULL,
  reason       TEXT NOT NULL,
  raw          TEXT NOT NULL
) STRICT;

-- A line of the vendor's event log: who changed what there. `account` is whose account was changed,
-- where it is about one, and `account_norm` its normal form.
CREATE TABLE vendor_event (
  id           INTEGER PRIMARY KEY,
  event_id     TEXT NOT NULL UNIQUE,
  at           INTEGER NOT NULL,
  who          TEXT NOT NULL,
  verb         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  details      TEXT NOT NULL,
  list_name    TEXT,
  issuer       TEXT,
  reason       TEXT,
  case_number  TEXT,
  account      TEXT,
  account_norm TEXT,
  email        TEXT,
  file         INTEGER NOT NULL REFERENCES vendor_event_file (id),
  row          INTEGER NOT NULL
) STRICT;
CREATE INDEX vendor_event_at ON vendor_event (at);
CREATE TRIGGER vendor_event_keeps BEFORE UPDATE ON vendor_event
BEGIN SELECT RAISE (ABORT, 'a line of an event log is never changed'); END;
CREATE TRIGGER vendor_event_stays BEFORE DELETE ON vendor_event
BEGIN SELECT RAISE (ABORT, 'a line of an event log is never removed'); END;

-- The plates that such a line is about: one, or all that were deleted at once.
CREATE TABLE vendor_event_plate (
  id           INTEGER PRIMARY KEY,
  event        INTEGER NOT NULL REFERENCES vendor_event (id),
  plate        TEXT NOT NULL,
  plate_key    TEXT NOT NULL
) STRICT;
CREATE INDEX vendor_event_plate_event ON vendor_event_plate (event);

-- Lists that are compared: seen by a pull, still there, of a connection that wasn't forgotten.
CREATE VIEW v_vendor_list AS
SELECT l.id, l.connection, l.vendor_id, l.name, c.system, h.id AS hot_list, h.name AS hot_list_name,
       h.state AS hot_list_state,
       (SELECT MAX (p.at) FROM vendor_pull p WHERE p.vendor_list = l.id) AS pulled_at
  FROM vendor_list l
  JOIN vendor_connection c ON c.id = l.connection AND c.forgotten_at IS NULL
  LEFT JOIN hot_list h ON h.id = l.hot_list
 WHERE l.gone_at IS NULL;

-- The agency's entries as the vendor is to have them. A state that the vendor has no word for is
-- sent as none, and the case number's place is taken by the CAD number where there is only that.
CREATE VIEW v_vendor_wanted AS
SELECT l.id AS vendor_list, l.connection, e.id AS entry, e.plate, e.plate_norm, e.plate_key,
       CASE WHEN i.country = 'us' AND i.code NOT IN ('AS', 'GU', 'MP', 'VI', 'US') THEN i.code END
         AS issuer,
       TRIM (e.reason) AS reason,
       TRIM (COALESCE (NULLIF (TRIM (e.case_number), ''), e.cad_number)) AS case_number,
       e.expires_at, e.entered_at, e.entered_by
  FROM v_vendor_list l
  JOIN hot_list_entry e ON e.hot_list = l.hot_list AND e.removed_at IS NULL
  LEFT JOIN issuer i ON i.code = e.issuer
 WHERE l.pulled_at IS NOT NULL AND l.hot_list_state = 'approved';

-- Entries of the vendor's, each with the entry of ours that it is, if there is one: the same plate,
-- and no two different states. `alike`: an entry of ours says the same in all else too.
CREATE VIEW v_vendor_match AS
SELECT v.*, l.connection, l.system, l.name AS list, l.hot_list, l.hot_list_name, l.pulled_at,
       (SELECT MIN (w.entry) FROM v_vendor_wanted w
         WHERE w.vendor_list = v.vendor_list AND w.plate_key = v.plate_key
           AND (w.issuer = v.issuer OR w.issuer IS NULL OR v.issuer IS NULL)) AS entry,
       EXISTS (SELECT 1 FROM v_vendor_wanted w
                WHERE w.vendor_list = v.vendor_list AND w.plate_key = v.plate_key
                  AND w.issuer IS v.issuer AND w.reason IS TRIM (v.reason)
                  AND w.case_number IS TRIM (v.case_number)
                  AND w.expires_at / 1000 IS v.expires_at / 1000) AS alike,
       (SELECT MAX (e.id) FROM hot_list_entry e
         WHERE e.hot_list = l.hot_list AND e.plate_key = v.plate_key AND e.removed_at IS NOT NULL
           AND (e.issuer = v.issuer OR e.issuer IS NULL OR v.issuer IS NULL)
           AND COALESCE (NULLIF (TRIM (e.case_number), ''), TRIM (e.cad_number), '')
               = TRIM (v.case_number)
           -- One that a pull after the removal didn't find was put there anew.
           AND NOT EXISTS (SELECT 1 FROM vendor_pull p
                            WHERE p.vendor_list = v.vendor_list AND p.at > e.removed_at
                              AND p.at < v.first_seen_at)) AS removed
  FROM vendor_entry v
  JOIN v_vendor_list l ON l.id = v.vendor_list;

-- What of ours is not on the vendor's list.
CREATE VIEW v_vendor_missing AS
SELECT w.*
  FROM v_vendor_wanted w
 WHERE NOT EXISTS (SELECT 1 FROM vendor_entry v
                    WHERE v.vendor_list = w.vendor_list AND v.plate_key = w.plate_key
                      AND (v.issuer = w.issuer OR v.issuer IS NULL OR w.issuer IS NULL));

-- The lists that a line of the event log can mean: ours of that name, or linked to one of that name.
CREATE VIEW v_vendor_event_list AS
SELECT e.id AS event, h.id AS hot_list
  FROM vendor_event e
  JOIN hot_list h ON LOWER (TRIM (h.name)) = LOWER (TRIM (e.list_name))
UNION
SELECT e.id, l.hot_list
  FROM vendor_event e
  JOIN vendor_list l ON LOWER (TRIM (l.name)) = LOWER (TRIM (e.list_name))
 WHERE l.hot_list IS NOT NULL;

-- A plate of a line of the event log with the agency's entries of it, as they were at that time.
CREATE VIEW v_vendor_event_entry AS
SELECT p.id, p.event, p.plate, p.plate_key, MIN (e.entered_at) AS first_at,
       MAX (e.entered_at <= v.at AND (e.removed_at IS NULL OR e.removed_at > v.at)) AS live,
       MAX (e.removed_at IS NULL) AS live_now,
       MAX (e.entered_at <= v.at AND e.removed_at <= v.at) AS removed_before
  FROM vendor_event_plate p
  JOIN vendor_event v ON v.id = p.event
  LEFT JOIN v_vendor_event_list l ON l.event = v.id
  LEFT JOIN hot_list_entry e ON e.hot_list = l.hot_list AND e.plate_key = p.plate_key
                            AND (e.issuer = v.issuer OR e.issuer IS NULL OR v.issuer IS NULL)
 GROUP BY p.id;

-- The account that a line of the event log is about, as it stood on record at that time: known at
-- all, open then, open now, and whether its person had access.
CREATE VIEW v_vendor_event_account AS
SELECT v.id AS event, COUNT (a.id) > 0 AS known,
       COALESCE (MAX (a.closed_at IS NULL OR a.closed_at > v.at), 0) AS open_then,
       COALESCE (MAX (a.closed_at IS NULL), 0) AS open_now,
       COALESCE (MAX (EXISTS (SELECT 1 FROM access g
                               WHERE g.person = a.person AND g.from_at <= v.at
                                 AND (g.until_at IS NULL OR g.until_at > v.at))), 0) AS granted
  FROM vendor_event v
  LEFT JOIN vendor_account a
    ON a.id IN (SELECT n.vendor_account FROM account_name n
                 WHERE n.norm = v.account_norm AND n.vendor_account IS NOT NULL)
    OR LOWER (TRIM (a.email)) = LOWER (TRIM (v.email))
 WHERE LOWER (v.kind) = 'user' AND (v.account_norm IS NOT NULL OR v.email IS NOT NULL)
 GROUP BY v.id;
