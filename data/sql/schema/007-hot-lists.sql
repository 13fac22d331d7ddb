-- Hot lists: the register, what was asked for and who allowed it, the agency's own entries.
--
-- A plate stands in three forms: as it was typed, its normal form (capitals, letters and digits),
-- and its key, in which the letter O is the digit 0, as on a plate nobody can tell them apart. Keys
-- are compared.

-- The states and provinces that issue plates (src/base/alpr-issuer.c says the same). 'us-ne', as
-- vendors write it, is made of country and code.
CREATE TABLE issuer (
  code     TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  country  TEXT NOT NULL CHECK (country IN ('us', 'ca', 'mx', 'other'))
) STRICT, WITHOUT ROWID;
INSERT INTO issuer (code, name, country) VALUES
  ('AL', 'Alabama', 'us'), ('AK', 'Alaska', 'us'), ('AZ', 'Arizona', 'us'),
  ('AR', 'Arkansas', 'us'), ('CA', 'California', 'us'), ('CO', 'Colorado', 'us'),
  ('CT', 'Connecticut', 'us'), ('DE', 'Delaware', 'us'), ('DC', 'District of Columbia', 'us'),
  ('FL', 'Florida', 'us'), ('GA', 'Georgia', 'us'), ('HI', 'Hawaii', 'us'), ('ID', 'Idaho', 'us'),
  ('IL', 'Illinois', 'us'), ('IN', 'Indiana', 'us'), ('IA', 'Iowa', 'us'), ('KS', 'Kansas', 'us'),
  ('KY', 'Kentucky', 'us'), ('LA', 'Louisiana', 'us'), ('ME', 'Maine', 'us'),
  ('MD', 'Maryland', 'us'), ('MA', 'Massachusetts', 'us'), ('MI', 'Michigan', 'us'),
  ('MN', 'Minnesota', 'us'), ('MS', 'Mississippi', 'us'), ('MO', 'Missouri', 'us'),
  ('MT', 'Montana', 'us'), ('NE', 'Nebraska', 'us'), ('NV', 'Nevada', 'us'),
  ('NH', 'New Hampshire', 'us'), ('NJ', 'New Jersey', 'us'), ('NM', 'New Mexico', 'us'),
  ('NY', 'New York', 'us'), ('NC', 'North Carolina', 'us'), ('ND', 'North Dakota', 'us'),
  ('OH', 'Ohio', 'us'), ('OK', 'Oklahoma', 'us'), ('OR', 'Oregon', 'us'),
  ('PA', 'Pennsylvania', 'us'), ('RI', 'Rhode Island', 'us'), ('SC', 'South Carolina', 'us'),
  ('SD', 'South Dakota', 'us'), ('TN', 'Tennessee', 'us'), ('TX', 'Texas', 'us'),
  ('UT', 'Utah', 'us'), ('VT', 'Vermont', 'us'), ('VA', 'Virginia', 'us'),
  ('WA', 'Washington', 'us'), ('WV', 'West Virginia', 'us'), ('WI', 'Wisconsin', 'us'),
  ('WY', 'Wyoming', 'us'), ('AS', 'American Samoa', 'us'), ('GU', 'Guam', 'us'),
  ('MP', 'Northern Mariana Islands', 'us'), ('PR', 'Puerto Rico', 'us'),
  ('VI', 'U.S. Virgin Islands', 'us'), ('US', 'United States government', 'us'),
  ('AB', 'Alberta', 'ca'), ('BC', 'British Columbia', 'ca'), ('MB', 'Manitoba', 'ca'),
  ('NB', 'New Brunswick', 'ca'), ('NL', 'Newfoundland and Labrador', 'ca'),
  ('NS', 'Nova Scotia', 'ca'), ('NT', 'Northwest Territories', 'ca'), ('NU', 'Nunavut', 'ca'),
  ('ON', 'Ontario', 'ca'), ('PE', 'Prince Edward Island', 'ca'), ('QC', 'Quebec', 'ca'),
  ('SK', 'Saskatchewan', 'ca'), ('YT', 'Yukon', 'ca'), ('AGU', 'Aguascalientes', 'mx'),
  ('BCN', 'Baja California', 'mx'), ('BCS', 'Baja California Sur', 'mx'),
  ('CAM', 'Campeche', 'mx'), ('CHP', 'Chiapas', 'mx'), ('CHH', 'Chihuahua', 'mx'),
  ('CMX', 'Mexico City', 'mx'), ('COA', 'Coahuila', 'mx'), ('COL', 'Colima', 'mx'),
  ('DUR', 'Durango', 'mx'), ('GUA', 'Guanajuato', 'mx'), ('GRO', 'Guerrero', 'mx'),
  ('HID', 'Hidalgo', 'mx'), ('JAL', 'Jalisco', 'mx'), ('MEX', 'State of Mexico', 'mx'),
  ('MIC', 'Michoacán', 'mx'), ('MOR', 'Morelos', 'mx'), ('NAY', 'Nayarit', 'mx'),
  ('NLE', 'Nuevo León', 'mx'), ('OAX', 'Oaxaca', 'mx'), ('PUE', 'Puebla', 'mx'),
  ('QUE', 'Querétaro', 'mx'), ('ROO', 'Quintana Roo', 'mx'), ('SLP', 'San Luis Potosí', 'mx'),
  ('SIN', 'Sinaloa', 'mx'), ('SON', 'Sonora', 'mx'), ('TAB', 'Tabasco', 'mx'),
  ('TAM', 'Tamaulipas', 'mx'), ('TLA', 'Tlaxcala', 'mx'), ('VER', 'Veracruz', 'mx'),
  ('YUC', 'Yucatán', 'mx'), ('ZAC', 'Zacatecas', 'mx'), ('ZZ', 'Another country', 'other');

CREATE TABLE hot_list (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL UNIQUE CONSTRAINT "a hot list has a name" CHECK (name <> ''),
  source        TEXT NOT NULL CONSTRAINT "a hot list has a source" CHECK (source <> ''),
  kind          TEXT NOT NULL
                CONSTRAINT "a hot list is external or the agency's own"
                CHECK (kind IN ('external', 'agency')),
  purpose       TEXT NOT NULL CONSTRAINT "a hot list has a purpose" CHECK (purpose <> ''),
  refresh       TEXT NOT NULL
                CONSTRAINT "a hot list is refreshed each shift, each day or when it changes"
                CHECK (refresh IN ('shift', 'day', 'change')),
  system        TEXT,                      -- the vendor's system that compares reads with it
  vendor_name   TEXT,                      -- how alerts call it, where that is another name
  note          TEXT,
  state         TEXT NOT NULL DEFAULT 'proposed'
                CONSTRAINT "a hot list is proposed, approved, refused or retired"
                CHECK (state IN ('proposed', 'approved', 'refused', 'retired')),
  proposed_at   INTEGER NOT NULL,
  proposed_by   TEXT NOT NULL,
  decided_at    INTEGER,
  decided_by    TEXT,
  decision_note TEXT,
  retired_at    INTEGER,
  retired_by    TEXT,
  retire_reason TEXT,
  CONSTRAINT "who refuses or retires a hot list says why"
    CHECK ((state <> 'refused' OR COALESCE (decision_note, '') <> '')
           AND (state <> 'retired' OR COALESCE (retire_reason, '') <> ''))
) STRICT;
CREATE TRIGGER hot_list_stays BEFORE DELETE ON hot_list
BEGIN SELECT RAISE (ABORT, 'a hot list stays on record; one that is out of use is retired'); END;

-- From when until when a list was in use (NULL: it still is). Written by the triggers below.
CREATE TABLE hot_list_spell (
  id        INTEGER PRIMARY KEY,
  hot_list  INTEGER NOT NULL REFERENCES hot_list (id),
  from_at   INTEGER NOT NULL,
  until_at  INTEGER
) STRICT;
CREATE INDEX hot_list_spell_list ON hot_list_spell (hot_list, from_at);
CREATE TRIGGER hot_list_begins AFTER INSERT ON hot_list
WHEN NEW.state IN ('approved', 'retired')
BEGIN
  INSERT INTO hot_list_spell (hot_list, from_at, until_at)
  VALUES (NEW.id, COALESCE (NEW.decided_at, NEW.proposed_at), NEW.retired_at);
END;
CREATE TRIGGER hot_list_is_taken_up AFTER UPDATE OF state ON hot_list
WHEN NEW.state = 'approved' AND OLD.state <> 'approved'
BEGIN
  INSERT INTO hot_list_spell (hot_list, from_at) VALUES (NEW.id, NEW.decided_at);
END;
CREATE TRIGGER hot_list_is_put_down AFTER UPDATE OF state ON hot_list
WHEN NEW.state <> 'approved' AND OLD.state = 'approved'
BEGIN
  UPDATE hot_list_spell
     SET until_at = CASE NEW.state WHEN 'retired' THEN NEW.retired_at ELSE NEW.proposed_at END
   WHERE hot_list = NEW.id AND until_at IS NULL;
END;

-- That a list was brought up to date, or that there was nothing newer. A line is never changed.
CREATE TABLE hot_list_refresh (
  id         INTEGER PRIMARY KEY,
  hot_list   INTEGER NOT NULL REFERENCES hot_list (id),
  at         INTEGER NOT NULL,
  result     TEXT NOT NULL
             CONSTRAINT "a refresh brought something new, found nothing newer, or failed"
             CHECK (result IN ('updated', 'no update available', 'failed')),
  note       TEXT,
  file       INTEGER,                      -- a hot_list_file
  noted_at   INTEGER NOT NULL,
  noted_by   TEXT NOT NULL,
  CONSTRAINT "a refresh is recorded when it is done" CHECK (at <= noted_at)
) STRICT;
CREATE INDEX hot_list_refresh_list ON hot_list_refresh (hot_list, at);
CREATE TRIGGER hot_list_refresh_keeps BEFORE UPDATE ON hot_list_refresh
BEGIN SELECT RAISE (ABORT, 'the record of a refresh is never changed'); END;
CREATE TRIGGER hot_list_refresh_stays BEFORE DELETE ON hot_list_refresh
BEGIN SELECT RAISE (ABORT, 'the record of a refresh is never removed'); END;

-- What somebody asked for: a new entry, a change of one, its removal. It holds the entry as it is
-- to be, so that what was allowed can be read years later.
CREATE TABLE hot_list_request (
  id           INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL CHECK (kind IN ('entry', 'update', 'removal')),
  hot_list     INTEGER NOT NULL REFERENCES hot_list (id),
  entry        INTEGER REFERENCES hot_list_entry (id),
  plate        TEXT NOT NULL,
  plate_norm   TEXT NOT NULL,
  plate_key    TEXT NOT NULL CONSTRAINT "a plate holds letters or digits" CHECK (plate_key <> ''),
  issuer       TEXT REFERENCES issuer (code),
  reason       TEXT,                       -- why the plate is wanted
  case_number  TEXT,
  cad_number   TEXT,
  summary      TEXT,                       -- of the case, in a few words
  member       INTEGER REFERENCES person (id),      -- who enters it
  owner        INTEGER REFERENCES person (id),      -- who removes it when it has served its purpose
  reported_at  INTEGER,                    -- when it was written into the case report
  document     INTEGER REFERENCES document (id),
  review_at    INTEGER,
  expires_at   INTEGER,
  why          TEXT,                       -- of a change or a removal
  state        TEXT NOT NULL DEFAULT 'requested'
               CONSTRAINT "a request is open, reviewed, done, refused or withdrawn"
               CHECK (state IN ('requested', 'reviewed', 'done', 'refused', 'withdrawn')),
  source       TEXT NOT NULL DEFAULT 'form',        -- or the file it came in, with its row
  asked_at     INTEGER NOT NULL,
  asked_by     TEXT NOT NULL,
  ended_at     INTEGER,
  ended_by     TEXT,
  end_note     TEXT,
  CONSTRAINT "a change or a removal is of an entry" CHECK (kind = 'entry' OR entry IS NOT NULL),
  CONSTRAINT "who refuses or takes back a request says why"
    CHECK (state NOT IN ('refused', 'withdrawn') OR COALESCE (end_note, '') <> '')
) STRICT;
CREATE INDEX hot_list_request_entry ON hot_list_request (entry);
CREATE INDEX hot_list_request_open ON hot_list_request (state)
 WHERE state IN ('requested', 'reviewed');
CREATE TRIGGER hot_list_request_once BEFORE INSERT ON hot_list_request
WHEN EXISTS (SELECT 1 FROM hot_list_request q
              WHERE q.entry = NEW.entry AND q.kind = NEW.kind
                AND q.state IN ('requested', 'reviewed'))
BEGIN SELECT RAISE (ABORT, 'this was asked for already, and is not settled yet'); END;
CREATE TRIGGER hot_list_request_stays BEFORE DELETE ON hot_list_request
BEGIN SELECT RAISE (ABORT, 'a request stays on record'); END;
CREATE TRIGGER hot_list_request_ends BEFORE UPDATE ON hot_list_request
WHEN OLD.state IN ('done', 'refused', 'withdrawn')
BEGIN SELECT RAISE (ABORT, 'a request that is settled is never changed'); END;

-- Who looked at a request and found it right, and as what: the administrator, the immediate
-- supervisor of the member whose entry it is, somebody else.
CREATE TABLE hot_list_review (
  id        INTEGER PRIMARY KEY,
  request   INTEGER NOT NULL REFERENCES hot_list_request (id),
  person    INTEGER NOT NULL REFERENCES person (id),
  capacity  TEXT NOT NULL CHECK (capacity IN ('administrator', 'supervisor', 'other')),
  note      TEXT,
  at        INTEGER NOT NULL,
  who       TEXT NOT NULL
) STRICT;
CREATE INDEX hot_list_review_request ON hot_list_review (request);
CREATE TRIGGER hot_list_review_keeps BEFORE UPDATE ON hot_list_review
BEGIN SELECT RAISE (ABORT, 'a review is never changed'); END;
CREATE TRIGGER hot_list_review_stays BEFORE DELETE ON hot_list_review
BEGIN SELECT RAISE (ABORT, 'a review is never removed'); END;

-- A plate on a list of the agency's own, from when until when.
CREATE TABLE hot_list_entry (
  id           INTEGER PRIMARY KEY,
  request      INTEGER NOT NULL REFERENCES hot_list_request (id),
  hot_list     INTEGER NOT NULL REFERENCES hot_list (id),
  plate        TEXT NOT NULL,
  plate_norm   TEXT NOT NULL,
  plate_key    TEXT NOT NULL,
  issuer       TEXT REFERENCES issuer (code),
  reason       TEXT,
  case_number  TEXT,
  cad_number   TEXT,
  summary      TEXT,
  member       INTEGER REFERENCES person (id),
  owner        INTEGER REFERENCES person (id),
  document     INTEGER REFERENCES document (id),
  review_at    INTEGER,
  expires_at   INTEGER,
  entered_at   INTEGER NOT NULL,
  entered_by   TEXT NOT NULL,
  removed_at   INTEGER,
  removed_by   TEXT,
  remove_reason TEXT,
  CONSTRAINT "an entry ends after it begins" CHECK (removed_at >= entered_at)
) STRICT;
CREATE INDEX hot_list_entry_plate ON hot_list_entry (plate_key);
CREATE INDEX hot_list_entry_list ON hot_list_entry (hot_list, removed_at);
CREATE TRIGGER hot_list_entry_stays BEFORE DELETE ON hot_list_entry
BEGIN SELECT RAISE (ABORT, 'an entry stays on record; one that is over is taken off its list'); END;

-- What is done when a request is: the entry begins, changes or ends with it.
CREATE TRIGGER hot_list_request_is_reviewed AFTER INSERT ON hot_list_review
BEGIN
  UPDATE hot_list_request SET state = 'reviewed' WHERE id = NEW.request AND state = 'requested';
END;
CREATE TRIGGER hot_list_entry_begins AFTER UPDATE OF state ON hot_list_request
WHEN NEW.state = 'done' AND NEW.kind = 'entry'
BEGIN
  INSERT INTO hot_list_entry (request, hot_list, plate, plate_norm, plate_key, issuer, reason,
                              case_number, cad_number, summary, member, owner, document, review_at,
                              expires_at, entered_at, entered_by)
  VALUES (NEW.id, NEW.hot_list, NEW.plate, NEW.plate_norm, NEW.plate_key, NEW.issuer, NEW.reason,
          NEW.case_number, NEW.cad_number, NEW.summary, NEW.member, NEW.owner, NEW.document,
          NEW.review_at, NEW.expires_at, NEW.ended_at, NEW.ended_by);
END;
CREATE TRIGGER hot_list_entry_changes AFTER UPDATE OF state ON hot_list_request
WHEN NEW.state = 'done' AND NEW.kind = 'update'
BEGIN
  SELECT RAISE (ABORT, 'the entry is not on its list any more')
    FROM hot_list_entry e WHERE e.id = NEW.entry AND e.removed_at IS NOT NULL;
  UPDATE hot_list_entry
     SET plate = NEW.plate, plate_norm = NEW.plate_norm, plate_key = NEW.plate_key,
         issuer = NEW.issuer, reason = NEW.reason, case_number = NEW.case_number,
         cad_number = NEW.cad_number, summary = NEW.summary, owner = NEW.owner,
         document = COALESCE (NEW.document, document), review_at = NEW.review_at,
         expires_at = NEW.expires_at
   WHERE id = NEW.entry;
END;
CREATE TRIGGER hot_list_entry_ends AFTER UPDATE OF state ON hot_list_request
WHEN NEW.state = 'done' AND NEW.kind = 'removal'
BEGIN
  UPDATE hot_list_entry
     SET removed_at = NEW.ended_at, removed_by = NEW.ended_by, remove_reason = NEW.why
   WHERE id = NEW.entry AND removed_at IS NULL;
END;

-- That an entry still serves its purpose, as its owner or a supervisor has found.
CREATE TABLE hot_list_renewal (
  id         INTEGER PRIMARY KEY,
  entry      INTEGER NOT NULL REFERENCES hot_list_entry (id),
  review_at  INTEGER NOT NULL,
  why        TEXT NOT NULL CONSTRAINT "say why it is still needed" CHECK (why <> ''),
  at         INTEGER NOT NULL,
  who        TEXT NOT NULL
) STRICT;
CREATE INDEX hot_list_renewal_entry ON hot_list_renewal (entry);
CREATE TRIGGER hot_list_entry_goes_on AFTER INSERT ON hot_list_renewal
BEGIN UPDATE hot_list_entry SET review_at = NEW.review_at WHERE id = NEW.entry; END;

-- Which person is signed in under which user name, and whether as an administrator.
CREATE VIEW v_signed_person AS
SELECT x.id AS person, x.user_name AS who, x.role = 'administrator' AS administrator
  FROM person x
 WHERE x.user_name IS NOT NULL;

-- Requests with what was found about them: 1 where somebody of that capacity reviewed it.
CREATE VIEW v_hot_list_request AS
SELECT q.*,
       EXISTS (SELECT 1 FROM hot_list_review r
                WHERE r.request = q.id AND r.capacity = 'administrator') AS by_administrator,
       EXISTS (SELECT 1 FROM hot_list_review r
                WHERE r.request = q.id AND r.capacity = 'supervisor') AS by_supervisor
  FROM hot_list_request q;

-- Requests that are open, and for whom each waits, as the gates of the policies in force say.
CREATE VIEW v_open_request AS
SELECT q.*, x.supervisor,
       CASE WHEN q.kind = 'entry' AND q.by_administrator = 0
                 AND EXISTS (SELECT 1 FROM policy_rule k
                               JOIN policy p ON p.profile = k.profile
                                            AND p.in_force_until IS NULL
                              WHERE k.severity = 'gate' AND k.rule = 'entry-without-administrator')
            THEN 'administrator'
            WHEN q.by_supervisor = 0
                 AND EXISTS (SELECT 1 FROM policy_rule k
                               JOIN policy p ON p.profile = k.profile
                                            AND p.in_force_until IS NULL
                              WHERE k.severity = 'gate'
                                AND k.rule = q.kind || '-without-supervisor')
            THEN 'supervisor'
            ELSE 'entering' END AS waits
  FROM v_hot_list_request q
  LEFT JOIN person x ON x.id = q.member
 WHERE q.state IN ('requested', 'reviewed');

-- When shifts begin, in milliseconds of the day; at midnight where no policy in force says.
CREATE VIEW v_shift_clock AS
SELECT DISTINCT (CAST (SUBSTR (p.label, 1, 2) AS INTEGER) * 60
                 + CAST (SUBSTR (p.label, 4, 2) AS INTEGER)) * 60000 AS ms
  FROM policy_list p
  JOIN policy y ON y.id = p.policy AND y.in_force_until IS NULL
 WHERE p.list = 'shift-starts'
UNION
SELECT 0 AS ms
 WHERE NOT EXISTS (SELECT 1 FROM policy_list p
                     JOIN policy y ON y.id = p.policy AND y.in_force_until IS NULL
                    WHERE p.list = 'shift-starts');
