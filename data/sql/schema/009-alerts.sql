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
  shift_ends_at INTEGER                     -- the statement reckons it where nobody says it
                CONSTRAINT "say when the shift ends: no policy in force names the starts of shifts"
                CHECK (shift_ends_at IS NOT NULL),
  purged_at     INTEGER,
  purged_by     TEXT,
  noted_at      INTEGER NOT NULL,
  noted_by      TEXT NOT NULL,
  CONSTRAINT "a shift ends after the plate was entered" CHECK (shift_ends_at > entered_at),
  CONSTRAINT "a plate is recorded when it was entered" CHECK (entered_at <= noted_at),
  CONSTRAINT "a plate is purged after it was entered" CHECK (purged_at >= entered_at)
) STRICT;
CREATE INDEX manual_plate_key ON manual_plate (plate_key);
CREATE INDEX manual_plate_alive ON manual_plate (shift_ends_at) WHERE purged_at IS NULL;
CREATE TRIGGER manual_plate_stays BEFORE DELETE ON manual_plate
BEGIN SELECT RAISE (ABORT, 'the record of a plate entered by hand stays'); END;
CREATE TRIGGER manual_plate_keeps BEFORE UPDATE OF plate, plate_norm, plate_key, issuer, officer,
  relevance, reason, entered_at, shift_ends_at, noted_at, noted_by ON manual_plate
BEGIN SELECT RAISE (ABORT, 'what a plate entered by hand was entered with is never changed'); END;

-- That the investigation goes on, so that the plate outlives the shift: until when, and why.
CREATE TABLE manual_plate_keep (
  id       INTEGER PRIMARY KEY,
  manual   INTEGER NOT NULL REFERENCES manual_plate (id),
  until_at INTEGER NOT NULL,
  reason   TEXT NOT NULL
           CONSTRAINT "who keeps a plate beyond the shift says why" CHECK (reason <> ''),
  at       INTEGER NOT NULL,
  who      TEXT NOT NULL,
  CONSTRAINT "a plate is kept until a time to come" CHECK (until_at > at)
) STRICT;
CREATE INDEX manual_plate_keep_plate ON manual_plate_keep (manual);
CREATE TRIGGER manual_plate_keep_keeps BEFORE UPDATE ON manual_plate_keep
BEGIN SELECT RAISE (ABORT, 'why a plate was kept is never changed'); END;
CREATE TRIGGER manual_plate_keep_stays BEFORE DELETE ON manual_plate_keep
BEGIN SELECT RAISE (ABORT, 'why a plate was kept stays on record'); END;

-- Plates entered by hand, with the instant at which each is to be gone.
CREATE VIEW v_manual_plate AS
SELECT m.*,
       MAX (m.shift_ends_at,
            COALESCE ((SELECT MAX (k.until_at) FROM manual_plate_keep k WHERE k.manual = m.id), 0))
         AS ends_at
  FROM manual_plate m;

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
  wanted_key    TEXT,                       -- where the vendor said it; else it is the read's
  wanted_issuer TEXT,
  reason        TEXT,
  wanted_case   TEXT,
  camera        TEXT,
  site          TEXT,
  confidence    REAL,
  vehicle       TEXT,                       -- colour, make, model, body as the vendor read them
  vendor_outcome TEXT,                      -- what the vendor's export says; settles nothing here
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
  call_at       INTEGER,                    -- when somebody wrote these three down
  call_by       TEXT,
  acted         TEXT,                       -- the actions taken on it, in words
  disposition   TEXT,                       -- the final one, with all enforcement actions
  evidence      TEXT,                       -- where it lies in the digital evidence system
  closed_at     INTEGER,
  closed_by     TEXT,
  reopened_at   INTEGER,
  reopened_by   TEXT,
  reopen_reason TEXT,
  noted_at      INTEGER NOT NULL,
  noted_by      TEXT NOT NULL,
  CONSTRAINT "an alert is recorded when it was there" CHECK (origin <> 'hand' OR at <= noted_at),
  CONSTRAINT "an alert is settled before it is closed"
    CHECK (closed_at IS NULL OR outcome IS NOT NULL),
  CONSTRAINT "who leaves an alert without investigation says why"
    CHECK (outcome IS NOT 'not investigated' OR COALESCE (outcome_note, '') <> '')
) STRICT;
-- What the statistics count stands in the index, so that they needn't read the alerts.
CREATE INDEX alert_counts ON alert (at, system, manual, hot_list, list_name, outcome);
CREATE INDEX alert_plate ON alert (plate_key);
CREATE INDEX alert_list ON alert (hot_list);
CREATE INDEX alert_unsettled ON alert (at) WHERE outcome IS NULL;
CREATE INDEX alert_manual ON alert (manual) WHERE manual IS NOT NULL;
CREATE TRIGGER alert_stays BEFORE DELETE ON alert
BEGIN SELECT RAISE (ABORT, 'an alert stays on record'); END;
CREATE TRIGGER alert_keeps BEFORE UPDATE OF key, origin, vendor_id, at, plate, plate_norm,
  plate_key, list_name, camera ON alert
BEGIN SELECT RAISE (ABORT, 'what an alert says is never changed'); END;

-- Alerts that came before their list was on the register, or was called as they call it.
CREATE TRIGGER hot_list_is_known AFTER INSERT ON hot_list
BEGIN
  UPDATE alert SET hot_list = NEW.id
   WHERE hot_list IS NULL
     AND LOWER (TRIM (list_name)) IN (LOWER (NEW.name), LOWER (TRIM (NEW.vendor_name)));
END;
CREATE TRIGGER hot_list_is_called AFTER UPDATE OF name, vendor_name ON hot_list
BEGIN
  UPDATE alert SET hot_list = NEW.id
   WHERE hot_list IS NULL
     AND LOWER (TRIM (list_name)) IN (LOWER (NEW.name), LOWER (TRIM (NEW.vendor_name)));
END;

-- Which list, which entry, which plate entered by hand it matched. A list is found by its name, or
-- by that which vendors give it. An entry or a line of a list is taken for the wanted one where it
-- alone has the plate at that time; of several none is chosen.
CREATE TRIGGER alert_finds AFTER INSERT ON alert
BEGIN
  UPDATE alert
     SET hot_list = COALESCE (hot_list, (SELECT l.id FROM hot_list l
                                          WHERE LOWER (TRIM (NEW.list_name))
                                                IN (LOWER (l.name), LOWER (TRIM (l.vendor_name)))
                                          ORDER BY l.id LIMIT 1))
   WHERE id = NEW.id;
  UPDATE alert
     SET (entry, wanted_plate, wanted_issuer, reason, hot_list) =
         (SELECT COALESCE (alert.entry, p.entry), COALESCE (alert.wanted_plate, p.plate),
                 COALESCE (alert.wanted_issuer, p.issuer), COALESCE (alert.reason, p.description),
                 COALESCE (alert.hot_list,
                           CASE WHEN COALESCE (TRIM (NEW.list_name), '') = '' THEN p.hot_list END)
            FROM v_listed_plate p
           WHERE p.plate_key = COALESCE (NEW.wanted_key, NEW.plate_key)
             AND p.hot_list = COALESCE (alert.hot_list, p.hot_list)
             AND p.from_at <= NEW.at AND (p.until_at IS NULL OR p.until_at > NEW.at))
   WHERE id = NEW.id
     AND (SELECT COUNT(*) FROM v_listed_plate p
           WHERE p.plate_key = COALESCE (NEW.wanted_key, NEW.plate_key)
             AND p.hot_list = COALESCE (alert.hot_list, p.hot_list)
             AND p.from_at <= NEW.at AND (p.until_at IS NULL OR p.until_at > NEW.at)) = 1;
  UPDATE alert
     SET wanted_case = (SELECT COALESCE (e.case_number, e.cad_number)
                          FROM hot_list_entry e WHERE e.id = alert.entry)
   WHERE id = NEW.id AND wanted_case IS NULL AND entry IS NOT NULL;
  UPDATE alert
     SET (manual, wanted_plate, wanted_issuer, reason, wanted_case) =
         (SELECT m.id, COALESCE (alert.wanted_plate, m.plate),
                 COALESCE (alert.wanted_issuer, m.issuer), COALESCE (alert.reason, m.reason),
                 COALESCE (alert.wanted_case, m.case_number)
            FROM v_manual_plate m
           WHERE m.plate_key = COALESCE (NEW.wanted_key, NEW.plate_key)
             AND m.entered_at <= NEW.at AND COALESCE (m.purged_at, m.ends_at) > NEW.at)
   WHERE id = NEW.id
     AND (SELECT COUNT(*) FROM v_manual_plate m
           WHERE m.plate_key = COALESCE (NEW.wanted_key, NEW.plate_key)
             AND m.entered_at <= NEW.at AND COALESCE (m.purged_at, m.ends_at) > NEW.at) = 1;
END;

-- Alerts on their way in, within one transaction; empty at all other times. A confidence is in
-- hundredths.
CREATE TABLE alert_incoming (
  key            BLOB NOT NULL,
  origin         TEXT NOT NULL,
  system         TEXT,
  vendor_id      TEXT,
  row            INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  plate          TEXT NOT NULL,
  plate_norm     TEXT NOT NULL,
  plate_key      TEXT NOT NULL,
  issuer         TEXT,
  list_name      TEXT,
  wanted         TEXT,
  wanted_key     TEXT,
  wanted_issuer  TEXT,
  reason         TEXT,
  wanted_case    TEXT,
  camera         TEXT,
  site           TEXT,
  vehicle        TEXT,
  vendor_outcome TEXT,
  confidence     INTEGER,
  image          INTEGER
) STRICT;

-- What became of an alert, each time it was written down: an outcome that was taken back can still
-- be read.
CREATE TABLE alert_change (
  id     INTEGER PRIMARY KEY,
  alert  INTEGER NOT NULL REFERENCES alert (id),
  at     INTEGER NOT NULL,
  kind   TEXT NOT NULL CHECK (kind IN ('settled', 'call', 'closed', 'reopened')),
  what   TEXT NOT NULL,
  who    TEXT NOT NULL
) STRICT;
CREATE INDEX alert_change_alert ON alert_change (alert);
CREATE TRIGGER alert_change_keeps BEFORE UPDATE ON alert_change
BEGIN SELECT RAISE (ABORT, 'what became of an alert is never changed'); END;
CREATE TRIGGER alert_change_stays BEFORE DELETE ON alert_change
BEGIN SELECT RAISE (ABORT, 'what became of an alert stays on record'); END;
CREATE TRIGGER alert_is_settled AFTER UPDATE OF outcome ON alert WHEN NEW.outcome IS NOT NULL
BEGIN
  INSERT INTO alert_change (alert, at, kind, what, who)
  VALUES (NEW.id, NEW.outcome_at, 'settled',
          NEW.outcome || COALESCE (': ' || NULLIF (NEW.outcome_note, ''), ''), NEW.outcome_by);
END;
CREATE TRIGGER alert_is_called AFTER UPDATE OF call_at ON alert
BEGIN
  INSERT INTO alert_change (alert, at, kind, what, who)
  VALUES (NEW.id, NEW.call_at, 'call',
          'call type ' || COALESCE (NEW.call_type, '–') || ', CAD '
          || COALESCE (NEW.cad_number, '–') || ', case ' || COALESCE (NEW.case_number, '–'),
          NEW.call_by);
END;
CREATE TRIGGER alert_is_closed AFTER UPDATE OF closed_at ON alert WHEN NEW.closed_at IS NOT NULL
BEGIN
  INSERT INTO alert_change (alert, at, kind, what, who)
  VALUES (NEW.id, NEW.closed_at, 'closed',
          'disposition: ' || COALESCE (NULLIF (NEW.disposition, ''), '–') || '; evidence: '
          || COALESCE (NULLIF (NEW.evidence, ''), '–'), NEW.closed_by);
END;
CREATE TRIGGER alert_is_reopened AFTER UPDATE OF reopened_at ON alert
BEGIN
  INSERT INTO alert_change (alert, at, kind, what, who)
  VALUES (NEW.id, NEW.reopened_at, 'reopened', NEW.reopen_reason, NEW.reopened_by);
END;

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
  means   TEXT                              -- of the status
          CONSTRAINT "a status is checked through NCIC, FMCSA, dispatch or the MDT"
          CHECK (means IN ('NCIC', 'FMCSA', 'dispatch', 'MDT')),
  at      INTEGER NOT NULL,
  person  INTEGER REFERENCES person (id),
  note    TEXT,
  noted_at INTEGER NOT NULL,
  who     TEXT NOT NULL,
  CONSTRAINT "a step is recorded when it is done" CHECK (at <= noted_at),
  CONSTRAINT "say why a step was not possible"
    CHECK (result <> 'not possible' OR COALESCE (note, '') <> ''),
  CONSTRAINT "say through what the status was checked"
    CHECK (step <> 'status' OR result = 'not possible' OR means IS NOT NULL)
) STRICT;
CREATE INDEX alert_step_alert ON alert_step (alert, step, at, id);
-- Times are typed to the minute.
CREATE TRIGGER alert_step_comes_after BEFORE INSERT ON alert_step
WHEN NEW.at / 60000 < (SELECT a.at / 60000 FROM alert a WHERE a.id = NEW.alert)
BEGIN SELECT RAISE (ABORT, 'a step of a verification comes after the alert'); END;
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
  who       TEXT NOT NULL,
  CONSTRAINT "an action is recorded when it was taken" CHECK (at <= noted_at)
) STRICT;
CREATE INDEX alert_action_alert ON alert_action (alert);
CREATE TRIGGER alert_action_comes_after BEFORE INSERT ON alert_action
WHEN NEW.at / 60000 < (SELECT a.at / 60000 FROM alert a WHERE a.id = NEW.alert)
BEGIN SELECT RAISE (ABORT, 'an action on an alert comes after the alert'); END;
CREATE TRIGGER alert_is_acted_on AFTER INSERT ON alert_action
BEGIN
  UPDATE alert SET acted = COALESCE (acted || ', ', '') || NEW.kind WHERE id = NEW.alert;
END;
CREATE TRIGGER alert_action_keeps BEFORE UPDATE OF alert, kind, at, person, early, violation
  ON alert_action
BEGIN SELECT RAISE (ABORT, 'what was done on an alert is never changed'); END;
CREATE TRIGGER alert_action_stays BEFORE DELETE ON alert_action
BEGIN SELECT RAISE (ABORT, 'an action on an alert stays on record'); END;

-- Each line of a step with the instant of the one that took its place. Two of one instant hold in
-- the order in which they were written.
CREATE VIEW v_alert_step_spell AS
SELECT s.*,
       (SELECT MIN (n.at) FROM alert_step n
         WHERE n.alert = s.alert AND n.step = s.step
           AND (n.at > s.at OR (n.at = s.at AND n.id > s.id))) AS until_at
  FROM alert_step s;

-- The newest line of each step.
CREATE VIEW v_alert_step AS
SELECT s.*
  FROM alert_step s
 WHERE NOT EXISTS (SELECT 1 FROM alert_step n
                    WHERE n.alert = s.alert AND n.step = s.step
                      AND (n.at > s.at OR (n.at = s.at AND n.id > s.id)));

-- The steps that the policies in force ask for, each once.
CREATE VIEW v_verification_step AS
SELECT l.item AS step, MIN (l.label) AS label
  FROM policy_list l
  JOIN policy p ON p.id = l.policy
 WHERE l.list = 'verification-steps' AND p.in_force_until IS NULL
 GROUP BY l.item;

-- An outcome fits what was compared, or says why it is another.
CREATE TRIGGER alert_outcome_fits BEFORE UPDATE OF outcome ON alert
WHEN NEW.outcome IN ('misread', 'wrong state', 'no longer wanted')
     AND COALESCE (NEW.outcome_note, '') = ''
     AND NOT EXISTS (SELECT 1 FROM v_alert_step s
                      WHERE s.alert = NEW.id AND s.result = 'differs'
                        AND s.step = CASE NEW.outcome WHEN 'misread' THEN 'characters'
                                                      WHEN 'wrong state' THEN 'issuer'
                                                      ELSE 'status' END)
BEGIN SELECT RAISE (ABORT, 'no step of the verification says so; record it, or say why'); END;

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

-- Alerts as people see them. `verified` says how far the verification is, `suggested` which outcome
-- the steps speak for, `acts` what can be done now.
CREATE VIEW v_alert_list AS
SELECT a.id, a.id AS alert_id, a.at, a.plate, a.issuer, a.wanted_plate, a.wanted_issuer, a.list,
       a.reason, a.wanted_case, a.vehicle, a.camera, a.site, a.system, a.confidence, a.origin,
       a.vendor_id, a.vendor_outcome, a.manual, a.outcome, a.counts_as, a.outcome_note,
       a.outcome_at, a.outcome_by,
       a.call_type, a.cad_number, a.case_number, a.disposition, a.evidence, a.closed_at,
       a.closed_by, a.noted_at, a.noted_by, i.file, a.row, d.name AS image,
       CASE WHEN EXISTS (SELECT 1 FROM v_alert_step s
                          WHERE s.alert = a.id AND s.result = 'differs') THEN 'differs'
            WHEN NOT EXISTS (SELECT 1 FROM alert_step s WHERE s.alert = a.id) THEN 'not begun'
            WHEN EXISTS (SELECT 1 FROM v_verification_step w
                          WHERE NOT EXISTS (SELECT 1 FROM v_alert_step s
                                             WHERE s.alert = a.id AND s.step = w.step
                                               AND s.result = 'matches')) THEN 'begun'
            ELSE 'verified' END AS verified,
       (SELECT COUNT(*) FROM alert_action x WHERE x.alert = a.id) AS actions,
       a.acted,
       (SELECT CASE s.step WHEN 'characters' THEN 'misread' WHEN 'issuer' THEN 'wrong state'
                           WHEN 'status' THEN 'no longer wanted' END
          FROM v_alert_step s
         WHERE s.alert = a.id AND s.result = 'differs' ORDER BY s.step LIMIT 1) AS suggested,
       COALESCE (a.call_type, (SELECT MIN (l.label) FROM policy_list l
                                 JOIN policy p ON p.id = l.policy
                                WHERE l.list = 'call-types' AND p.in_force_until IS NULL))
         AS usual_call_type,
       CASE WHEN a.closed_at IS NOT NULL THEN 'reopen'
            WHEN a.outcome IS NOT NULL THEN 'act act-early call close reopen'
            ELSE 'verify-step settle act act-early call' END AS acts
  FROM v_alert a
  LEFT JOIN alert_import i ON i.id = a.import
  LEFT JOIN document d     ON d.id = a.image;
