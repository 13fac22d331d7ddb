-- Alerts: what the readers matched, how each was verified, what was done about it, what it was.
--
-- A match, a confirmed match and a match that did not belong to an alert are three different
-- things. Nobody having looked is a fourth, and never counts as one of the others.

-- Where alerts came from: a file of the vendor's, with its digest.
CREATE TABLE alert_import (
  id         INTEGER PRIMARY KEY,
  file       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  size       INTEGER NOT NULL,
  format     TEXT NOT NULL,
  taken_at   INTEGER NOT NULL,
  who        TEXT NOT NULL,
  rows_read  INTEGER NOT NULL,
  taken_in   INTEGER NOT NULL,
  known      INTEGER NOT NULL,
  set_aside  INTEGER NOT NULL,
  CONSTRAINT "every alert read is taken in, known or set aside"
    CHECK (rows_read = taken_in + known + set_aside)
) STRICT;
CREATE TRIGGER alert_import_stays BEFORE DELETE ON alert_import
BEGIN SELECT RAISE (ABORT, 'an import is never removed'); END;

CREATE TABLE alert_aside (
  id      INTEGER PRIMARY KEY,
  import  INTEGER NOT NULL REFERENCES alert_import (id),
  row     INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  raw     TEXT NOT NULL
) STRICT;

-- A plate that an officer entered by hand for an investigation: why it matters to it, and that it
-- is purged when the shift ends unless the investigation goes on.
CREATE TABLE manual_plate (
  id            INTEGER PRIMARY KEY,
  plate         TEXT NOT NULL,
  plate_norm    TEXT NOT NULL,
  plate_key     TEXT NOT NULL CONSTRAINT "a plate holds letters or digits" CHECK (plate_key <> ''),
  issuer        TEXT REFERENCES issuer (code),
  officer       INTEGER NOT NULL REFERENCES person (id),
  relevance     TEXT NOT NULL               -- the officer's finding
                CONSTRAINT "say how the plate is relevant and material to the investigation"
                CHECK (relevance <> ''),
  reason        TEXT NOT NULL
                CONSTRAINT "a plate entered by hand has a reason" CHECK (reason <> ''),
  case_number   TEXT,
  system        TEXT,
  entered_at    INTEGER NOT NULL,
  shift_ends_at INTEGER NOT NULL,
  kept_until    INTEGER,                    -- the investigation goes on: looked at again then
  keep_reason   TEXT,
  kept_by       TEXT,
  purged_at     INTEGER,
  purged_by     TEXT,
  noted_at      INTEGER NOT NULL,
  noted_by      TEXT NOT NULL,
  CONSTRAINT "a shift ends after the plate was entered" CHECK (shift_ends_at > entered_at),
  CONSTRAINT "who keeps a plate beyond the shift says why"
    CHECK (kept_until IS NULL OR COALESCE (keep_reason, '') <> ''),
  CONSTRAINT "a plate is purged after it was entered" CHECK (purged_at >= entered_at)
) STRICT;
CREATE INDEX manual_plate_key ON manual_plate (plate_key);
CREATE TRIGGER manual_plate_stays BEFORE DELETE ON manual_plate
BEGIN SELECT RAISE (ABORT, 'the record of a plate entered by hand stays'); END;

-- An alert, as it came. `key` is the vendor's own id, or a digest of what the row says.
CREATE TABLE alert (
  id            INTEGER PRIMARY KEY,
  key           BLOB NOT NULL UNIQUE,
  origin        TEXT NOT NULL CHECK (origin IN ('rekor', 'flock', 'csv', 'hand')),
  system        TEXT,                       -- the vendor's system, as the agency calls it
  vendor_id     TEXT,
  import        INTEGER REFERENCES alert_import (id),
  row           INTEGER,
  at            INTEGER NOT NULL,           -- when the plate was read
  plate         TEXT NOT NULL,              -- as it was read
  plate_norm    TEXT NOT NULL,
  plate_key     TEXT NOT NULL CONSTRAINT "an alert has a plate" CHECK (plate_key <> ''),
  issuer        TEXT REFERENCES issuer (code),
  list_name     TEXT,                       -- as the vendor calls it
  hot_list      INTEGER REFERENCES hot_list (id),
  entry         INTEGER REFERENCES hot_list_entry (id),
  manual        INTEGER REFERENCES manual_plate (id),
  wanted_plate  TEXT,                       -- as the list has it
  wanted_issuer TEXT,
  reason        TEXT,
  wanted_case   TEXT,
  camera        TEXT,
  site          TEXT,
  confidence    REAL,
  vehicle       TEXT,                       -- colour, make, model, body as the vendor read them
  image         INTEGER REFERENCES document (id),
  outcome       TEXT                        -- NULL: not settled yet
                CONSTRAINT "an alert has one of six outcomes"
                CHECK (outcome IN ('confirmed', 'misread', 'wrong state', 'no longer wanted',
                                   'not located', 'not investigated')),
  outcome_at    INTEGER,
  outcome_by    TEXT,
  outcome_note  TEXT,
  call_type     TEXT,                       -- of the call for service
  cad_number    TEXT,
  case_number   TEXT,
  disposition   TEXT,                       -- the final one, with all enforcement actions
  evidence      TEXT,                       -- where it lies in the digital evidence system
  closed_at     INTEGER,
  closed_by     TEXT,
  noted_at      INTEGER NOT NULL,
  noted_by      TEXT NOT NULL,
  CONSTRAINT "who leaves an alert without investigation says why"
    CHECK (outcome IS NOT 'not investigated' OR COALESCE (outcome_note, '') <> '')
) STRICT;
CREATE INDEX alert_at ON alert (at);
CREATE INDEX alert_plate ON alert (plate_key);
CREATE TRIGGER alert_stays BEFORE DELETE ON alert
BEGIN SELECT RAISE (ABORT, 'an alert stays on record'); END;
CREATE TRIGGER alert_keeps BEFORE UPDATE OF key, at, plate, plate_norm, plate_key ON alert
BEGIN SELECT RAISE (ABORT, 'what an alert says is never changed'); END;

-- A step of the verification: which, with what result, by whom. The newest line of a step counts;
-- no line is changed.
CREATE TABLE alert_step (
  id      INTEGER PRIMARY KEY,
  alert   INTEGER NOT NULL REFERENCES alert (id),
  step    TEXT NOT NULL
          CONSTRAINT "a step looks at the characters, the state, the vehicle or the status"
          CHECK (step IN ('characters', 'issuer', 'vehicle', 'status')),
  result  TEXT NOT NULL
          CONSTRAINT "a step matches, differs, or was not possible"
          CHECK (result IN ('matches', 'differs', 'not possible')),
  means   TEXT,                             -- of the status: NCIC, FMCSA, dispatch, MDT
  at      INTEGER NOT NULL,
  person  INTEGER REFERENCES person (id),
  note    TEXT,
  noted_at INTEGER NOT NULL,
  who     TEXT NOT NULL,
  CONSTRAINT "a step is recorded when it is done" CHECK (at <= noted_at),
  CONSTRAINT "say why a step was not possible"
    CHECK (result <> 'not possible' OR COALESCE (note, '') <> '')
) STRICT;
CREATE INDEX alert_step_alert ON alert_step (alert, step, id);
CREATE TRIGGER alert_step_keeps BEFORE UPDATE ON alert_step
BEGIN SELECT RAISE (ABORT, 'a step of a verification is never changed; add another'); END;
CREATE TRIGGER alert_step_stays BEFORE DELETE ON alert_step
BEGIN SELECT RAISE (ABORT, 'a step of a verification is never removed'); END;

-- What was done on an alert: a stop, an arrest. `early`: it was done before the alert was
-- confirmed, and is on record as a violation.
CREATE TABLE alert_action (
  id        INTEGER PRIMARY KEY,
  alert     INTEGER NOT NULL REFERENCES alert (id),
  kind      TEXT NOT NULL
            CONSTRAINT "an action is of a known kind"
            CHECK (kind IN ('stop', 'high-risk stop', 'pursuit', 'recovery', 'citation', 'arrest',
                            'other')),
  at        INTEGER NOT NULL,
  person    INTEGER NOT NULL REFERENCES person (id),
  confirmed_after TEXT                      -- whether the confirmation after the stop held
            CHECK (confirmed_after IN ('confirmed', 'not confirmed')),
  early     INTEGER NOT NULL DEFAULT 0 CHECK (early IN (0, 1)),
  violation INTEGER REFERENCES violation (id),
  note      TEXT,
  noted_at  INTEGER NOT NULL,
  who       TEXT NOT NULL
) STRICT;
CREATE INDEX alert_action_alert ON alert_action (alert);
CREATE TRIGGER alert_action_stays BEFORE DELETE ON alert_action
BEGIN SELECT RAISE (ABORT, 'an action on an alert stays on record'); END;

-- The newest line of each step.
CREATE VIEW v_alert_step AS
SELECT s.*
  FROM alert_step s
 WHERE s.id = (SELECT MAX (n.id) FROM alert_step n WHERE n.alert = s.alert AND n.step = s.step);

-- Alerts by what they count as: 'confirmed', 'did not correlate', 'not located',
-- 'not investigated', 'open'. These five make up the matches, and each alert is one of them.
CREATE VIEW v_alert AS
SELECT a.*,
       CASE WHEN a.outcome IS NULL THEN 'open'
            WHEN a.outcome IN ('misread', 'wrong state', 'no longer wanted')
              THEN 'did not correlate'
            ELSE a.outcome END AS counts_as,
       COALESCE (l.name, a.list_name, 'list not captured') AS list
  FROM alert a
  LEFT JOIN hot_list l ON l.id = a.hot_list;
