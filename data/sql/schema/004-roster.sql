-- The roster: how people's states and roles went, who answers for what, their accounts in vendors'
-- systems, documents.
--
-- Nothing here is removed: what was true at the time of a search must be known years later. So a
-- state, a role, a factor and an appointment hold from an instant until an instant (NULL: still).

-- Documents that the book keeps: certificates, evidence, orders. Kept once for each digest.
CREATE TABLE document (
  id          INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  size        INTEGER NOT NULL,
  content     BLOB NOT NULL,
  kept_at     INTEGER NOT NULL,
  kept_by     TEXT NOT NULL
) STRICT;
CREATE TRIGGER document_keeps BEFORE UPDATE ON document
BEGIN SELECT RAISE (ABORT, 'a document is never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE (ABORT, 'a document is never removed'); END;

CREATE TRIGGER person_stays BEFORE DELETE ON person
BEGIN SELECT RAISE (ABORT, 'a person stays on the roster; who leaves is marked as left'); END;

-- Which state and which role a person had, from when until when. Written by the triggers below.
CREATE TABLE person_spell (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  state     TEXT NOT NULL,
  role      TEXT NOT NULL,
  from_at   INTEGER NOT NULL,
  until_at  INTEGER,
  who       TEXT NOT NULL
) STRICT;
CREATE INDEX person_spell_person ON person_spell (person, from_at);

CREATE TRIGGER person_begins AFTER INSERT ON person
BEGIN
  UPDATE person SET since = created_at WHERE id = NEW.id AND since = 0;
  INSERT INTO person_spell (person, state, role, from_at, who)
  SELECT p.id, p.state, p.role, p.since, p.since_by FROM person p WHERE p.id = NEW.id;
END;
-- Who doesn't say since when means now.
CREATE TRIGGER person_goes_on AFTER UPDATE OF state, role ON person
WHEN NEW.state <> OLD.state OR NEW.role <> OLD.role
BEGIN
  UPDATE person SET since = CAST (unixepoch ('subsec') * 1000 AS INTEGER)
   WHERE id = NEW.id AND NEW.since = OLD.since;
  SELECT RAISE (ABORT, 'a change can''t lie before the one that was made before it')
    FROM person p
   WHERE p.id = NEW.id
     AND p.since < (SELECT MAX (s.from_at) FROM person_spell s WHERE s.person = NEW.id);
  UPDATE person_spell SET until_at = (SELECT p.since FROM person p WHERE p.id = NEW.id)
   WHERE person = NEW.id AND until_at IS NULL;
  INSERT INTO person_spell (person, state, role, from_at, who)
  SELECT p.id, p.state, p.role, p.since, p.since_by FROM person p WHERE p.id = NEW.id;
END;

-- What else of a person was changed: name, number, unit, rank, supervisor, contact.
CREATE TABLE person_change (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  at        INTEGER NOT NULL,
  who       TEXT NOT NULL,
  field     TEXT NOT NULL,
  was       TEXT,
  becomes   TEXT,
  note      TEXT
) STRICT;
CREATE INDEX person_change_person ON person_change (person, at);

-- Who answers for equipment, retention, access, audits, training.
CREATE TABLE appointment (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  task      TEXT NOT NULL
            CONSTRAINT "one answers for equipment, retention, access, audits or training"
            CHECK (task IN ('equipment', 'retention', 'access', 'audits', 'training')),
  from_at   INTEGER NOT NULL,
  until_at  INTEGER,
  note      TEXT,
  who       TEXT NOT NULL,
  CONSTRAINT "an appointment ends after it begins" CHECK (until_at > from_at)
) STRICT;

-- An account in a vendor's system. `norm` is the name as audit files are compared with it. `host`
-- is the department whose system it is, where it is another one's.
CREATE TABLE vendor_account (
  id            INTEGER PRIMARY KEY,
  system        TEXT NOT NULL CONSTRAINT "an account belongs to a system" CHECK (system <> ''),
  host          TEXT,
  name          TEXT NOT NULL,
  norm          TEXT NOT NULL CONSTRAINT "an account has a name" CHECK (norm <> ''),
  person        INTEGER REFERENCES person (id),
  email         TEXT,
  vendor_role   TEXT,
  permissions   TEXT,
  provider      TEXT,
  opened_at     INTEGER,
  last_used_at  INTEGER,                   -- as the vendor says; searches may say later
  closed_at     INTEGER,
  close_reason  TEXT,
  noted_at      INTEGER NOT NULL,
  noted_by      TEXT NOT NULL
) STRICT;
CREATE INDEX vendor_account_person ON vendor_account (person);
CREATE INDEX vendor_account_norm ON vendor_account (norm);
CREATE TRIGGER vendor_account_stays BEFORE DELETE ON vendor_account
BEGIN SELECT RAISE (ABORT, 'an account stays on record; one that is gone is closed'); END;

-- The second factor of a vendor's account, from when until when.
CREATE TABLE account_factor (
  id        INTEGER PRIMARY KEY,
  vendor_account INTEGER NOT NULL REFERENCES vendor_account (id),
  method    TEXT NOT NULL
            CONSTRAINT "a second factor is app, key, sms, sso, none or unknown"
            CHECK (method IN ('app', 'key', 'sms', 'sso', 'none', 'unknown')),
  from_at   INTEGER NOT NULL,
  until_at  INTEGER,
  evidence  INTEGER REFERENCES document (id),
  note      TEXT,
  noted_at  INTEGER NOT NULL,
  noted_by  TEXT NOT NULL
) STRICT;
CREATE INDEX account_factor_account ON account_factor (vendor_account, from_at);

-- By which names audit files call an account: its own, and those that somebody gave it by hand. A
-- name with no account is nobody's, as somebody has found (a service of the vendor's, a test).
CREATE TABLE account_name (
  norm            TEXT NOT NULL CONSTRAINT "a name holds a letter or a digit" CHECK (norm <> ''),
  vendor_account  INTEGER REFERENCES vendor_account (id),
  origin          TEXT NOT NULL CHECK (origin IN ('own', 'hand', 'nobody')),
  note            TEXT,
  noted_at        INTEGER NOT NULL,
  noted_by        TEXT NOT NULL,
  CONSTRAINT "a name that is nobody's has no account"
    CHECK ((origin = 'nobody') = (vendor_account IS NULL))
) STRICT;
CREATE UNIQUE INDEX account_name_norm ON account_name (norm, vendor_account);
CREATE TRIGGER vendor_account_is_called AFTER INSERT ON vendor_account
BEGIN
  INSERT INTO account_name (norm, vendor_account, origin, noted_at, noted_by)
  VALUES (NEW.norm, NEW.id, 'own', NEW.noted_at, NEW.noted_by);
END;

-- Which account a name of the vendors' files means, where only one person can be meant.
CREATE VIEW v_known_account AS
SELECT a.id AS account, v.id AS vendor_account, v.person
  FROM account a
  JOIN account_name n ON n.norm = a.norm
  JOIN vendor_account v ON v.id = n.vendor_account
 WHERE a.state = 0
   AND NOT EXISTS (SELECT 1 FROM account_name o
                     JOIN vendor_account w ON w.id = o.vendor_account
                    WHERE o.norm = n.norm AND w.person IS NOT v.person);

-- Accounts as people see them: whose, how guarded, last used as the vendor or the searches say.
CREATE VIEW v_account_list AS
WITH used AS MATERIALIZED (
  SELECT n.vendor_account, MAX (d.day) AS day
    FROM v_search_day d
    JOIN account c ON c.id = d.account AND c.state = 0
    JOIN account_name n ON n.norm = c.norm
   GROUP BY n.vendor_account
)
SELECT v.id, v.system, v.name, COALESCE (NULLIF (x.full_name, ''), x.user_name) AS person,
       x.id AS person_id,
       COALESCE (x.state, 'nobody') AS person_state, v.host, v.email, v.vendor_role, v.permissions,
       v.provider, v.opened_at, v.closed_at, v.close_reason,
       CASE WHEN v.closed_at IS NULL THEN 'open' ELSE 'closed' END AS state,
       COALESCE (f.method, 'unknown') AS method, f.from_at AS factor_since,
       CASE WHEN COALESCE (f.method, 'unknown') IN ('none', 'unknown') THEN 'no MFA' ELSE 'MFA' END
         AS mfa,
       f.note AS factor_note, d.name AS evidence, d.sha256 AS evidence_sha256,
       CASE WHEN COALESCE (g.day, 0) > COALESCE (v.last_used_at, 0) THEN g.day
            ELSE v.last_used_at END AS last_used_at,
       CASE WHEN v.closed_at IS NULL THEN 'assign change close factor name' ELSE 'reopen' END
         AS acts
  FROM vendor_account v
  LEFT JOIN used g ON g.vendor_account = v.id
  LEFT JOIN person x ON x.id = v.person
  LEFT JOIN account_factor f ON f.vendor_account = v.id AND f.until_at IS NULL
  LEFT JOIN document d ON d.id = f.evidence;

-- What is screened: the agency's own searches, those whose organisation the file doesn't say, and
-- what the agency's people do in another department's system.
DROP VIEW v_own_search;
CREATE VIEW v_own_search AS
SELECT s.*
  FROM search s
 WHERE s.id <= (SELECT last_id FROM search_visible)
   AND ((SELECT COUNT(*) FROM own_organisation) = 0
        OR s.organisation IN (SELECT o.id FROM organisation o
                               WHERE o.state IN (1, 2)
                                  OR o.norm IN (SELECT w.norm FROM own_organisation w))
        OR s.account IN (SELECT k.account FROM v_known_account k
                           JOIN vendor_account v ON v.id = k.vendor_account
                          WHERE v.host IS NOT NULL));

DROP VIEW v_own_search_day;
CREATE VIEW v_own_search_day AS
SELECT d.*
  FROM v_search_day d
 WHERE (SELECT COUNT(*) FROM own_organisation) = 0
    OR d.organisation IN (SELECT o.id FROM organisation o
                           WHERE o.state IN (1, 2)
                              OR o.norm IN (SELECT w.norm FROM own_organisation w))
    OR d.account IN (SELECT k.account FROM v_known_account k
                       JOIN vendor_account v ON v.id = k.vendor_account
                      WHERE v.host IS NOT NULL);
