-- Training, access, discipline.

CREATE TABLE training (
  id           INTEGER PRIMARY KEY,
  person       INTEGER NOT NULL REFERENCES person (id),
  course       TEXT NOT NULL CONSTRAINT "training is in a course" CHECK (course <> ''),
  done_at      INTEGER NOT NULL,
  expires_at   INTEGER,                    -- NULL: it never runs out
  result       TEXT NOT NULL
               CONSTRAINT "a course is passed, attended or failed"
               CHECK (result IN ('passed', 'attended', 'failed')),
  score        TEXT,
  trainer      TEXT,
  document     INTEGER REFERENCES document (id),
  note         TEXT,
  noted_at     INTEGER NOT NULL,
  noted_by     TEXT NOT NULL,
  voided_at    INTEGER,
  voided_by    TEXT,
  void_reason  TEXT,
  CONSTRAINT "training runs out after it was done" CHECK (expires_at > done_at),
  CONSTRAINT "training is recorded when it is done" CHECK (done_at <= noted_at),
  CONSTRAINT "who voids a record says why"
    CHECK (voided_at IS NULL OR COALESCE (void_reason, '') <> '')
) STRICT;
CREATE INDEX training_person ON training (person, course, done_at);
CREATE TRIGGER training_stays BEFORE DELETE ON training
BEGIN SELECT RAISE (ABORT, 'a training record is never removed; a wrong one is voided'); END;
CREATE TRIGGER training_keeps BEFORE UPDATE OF person, course, done_at, expires_at, result
ON training
BEGIN SELECT RAISE (ABORT, 'a training record is never changed; void it and record another'); END;

-- What counts: passed or attended, not voided.
CREATE VIEW v_training AS
SELECT t.id, t.person, t.course, t.done_at, t.expires_at
  FROM training t
 WHERE t.result <> 'failed' AND t.voided_at IS NULL;

-- The material of a course, and why it was brought up to date.
CREATE TABLE material (
  id         INTEGER PRIMARY KEY,
  course     TEXT NOT NULL,
  version    TEXT NOT NULL CONSTRAINT "material has a version" CHECK (version <> ''),
  issued_at  INTEGER NOT NULL,
  document   INTEGER REFERENCES document (id),
  note       TEXT,
  noted_at   INTEGER NOT NULL,
  noted_by   TEXT NOT NULL
) STRICT;

-- What makes the material out of date beside a new version of the policy: a security incident.
CREATE TABLE material_need (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  reason    TEXT NOT NULL CONSTRAINT "say what has happened" CHECK (reason <> ''),
  noted_by  TEXT NOT NULL
) STRICT;

-- A request for access to a vendor's system, and what came of it.
CREATE TABLE access (
  id            INTEGER PRIMARY KEY,
  person        INTEGER NOT NULL REFERENCES person (id),
  system        TEXT NOT NULL CONSTRAINT "access is to a system" CHECK (system <> ''),
  duties        TEXT NOT NULL CONSTRAINT "say for which duties" CHECK (duties <> ''),
  state         TEXT NOT NULL DEFAULT 'requested'
                CONSTRAINT "access is requested, granted, refused, withdrawn or ended"
                CHECK (state IN ('requested', 'granted', 'refused', 'withdrawn', 'ended')),
  requested_at  INTEGER NOT NULL,
  requested_by  TEXT NOT NULL,
  decided_at    INTEGER,
  decided_by    TEXT,
  decision_note TEXT,
  from_at       INTEGER,
  until_at      INTEGER,
  end_reason    TEXT,
  ended_by      TEXT,
  CONSTRAINT "who refuses access says why"
    CHECK (state <> 'refused' OR COALESCE (decision_note, '') <> ''),
  CONSTRAINT "access begins when it is granted, or has begun before" CHECK (from_at <= decided_at),
  CONSTRAINT "access ends after it begins" CHECK (until_at >= from_at)
) STRICT;
CREATE INDEX access_person ON access (person, from_at);
CREATE UNIQUE INDEX access_once ON access (person, system) WHERE state IN ('requested', 'granted');
CREATE TRIGGER access_stays BEFORE DELETE ON access
BEGIN SELECT RAISE (ABORT, 'a request for access stays on record'); END;

-- A violation, from suspicion to decision. Days are numbers of the agency's calendar (days since
-- 1970-01-01 there), so that a year's compliance is counted in days as people count them.
CREATE TABLE violation (
  id               INTEGER PRIMARY KEY,
  person           INTEGER NOT NULL REFERENCES person (id),
  category         TEXT NOT NULL CONSTRAINT "a violation is of some kind" CHECK (category <> ''),
  happened_at      INTEGER NOT NULL,
  happened_day     INTEGER NOT NULL,
  description      TEXT NOT NULL CONSTRAINT "say what happened" CHECK (description <> ''),
  vendor_account   INTEGER REFERENCES vendor_account (id),
  finding          INTEGER,
  audit            INTEGER,
  item             INTEGER,
  document         INTEGER REFERENCES document (id),
  state            TEXT NOT NULL DEFAULT 'open'
                   CONSTRAINT "a violation is open, investigated or decided"
                   CHECK (state IN ('open', 'investigated', 'decided')),
  opened_at        INTEGER NOT NULL,
  opened_by        TEXT NOT NULL,
  investigation    TEXT,
  investigated_at  INTEGER,
  investigated_by  TEXT,
  evidence         INTEGER REFERENCES document (id),
  decision         TEXT
                   CONSTRAINT "a violation is unfounded, not sustained or sustained"
                   CHECK (decision IN ('unfounded', 'not sustained', 'sustained')),
  decision_note    TEXT,
  decided_at       INTEGER,
  decided_day      INTEGER,
  decided_by       TEXT,
  offense          INTEGER,                -- the first, second … that counts; sustained ones only
  penalty_days     INTEGER,                -- of revocation; 0 is for good; NULL is none
  cso_at           INTEGER,
  cso_proof        INTEGER REFERENCES document (id),
  cso_note         TEXT,
  cso_by           TEXT,
  FOREIGN KEY (audit, item) REFERENCES audit_item (audit, item),
  CONSTRAINT "a violation lies in the past" CHECK (happened_at <= opened_at),
  CONSTRAINT "a decision has its reason"
    CHECK (state <> 'decided' OR COALESCE (decision_note, '') <> ''),
  CONSTRAINT "nothing is reported that was not decided" CHECK (cso_at IS NULL OR state = 'decided')
) STRICT;
CREATE INDEX violation_person ON violation (person, decided_day);
CREATE TRIGGER violation_stays BEFORE DELETE ON violation
BEGIN SELECT RAISE (ABORT, 'a violation stays on record'); END;
CREATE TRIGGER violation_keeps BEFORE UPDATE OF person, category, happened_at, happened_day,
  description, finding, audit, item, document, opened_at, opened_by ON violation
BEGIN SELECT RAISE (ABORT, 'what a violation was opened with is never changed'); END;
CREATE TRIGGER violation_decided BEFORE UPDATE OF decision, decision_note, decided_at, decided_day,
  decided_by, investigation, offense, penalty_days, state ON violation WHEN OLD.state = 'decided'
BEGIN SELECT RAISE (ABORT, 'this violation is decided; nothing in it can change'); END;

-- Access that was taken away for a violation. It ends by itself; somebody then confirms that the
-- person may go on.
CREATE TABLE revocation (
  id            INTEGER PRIMARY KEY,
  violation     INTEGER NOT NULL UNIQUE REFERENCES violation (id),
  person        INTEGER NOT NULL REFERENCES person (id),
  from_at       INTEGER NOT NULL,
  until_at      INTEGER,                   -- NULL: for good
  confirmed_at  INTEGER,
  confirmed_by  TEXT,
  note          TEXT
) STRICT;
CREATE INDEX revocation_person ON revocation (person, from_at);
CREATE TRIGGER revocation_stays BEFORE DELETE ON revocation
BEGIN SELECT RAISE (ABORT, 'a revocation stays on record'); END;
CREATE TRIGGER revocation_keeps BEFORE UPDATE OF violation, person, from_at, until_at ON revocation
BEGIN SELECT RAISE (ABORT, 'a revocation is never shortened'); END;
-- The revocation comes with the decision.
CREATE TRIGGER violation_revokes AFTER UPDATE OF state ON violation
WHEN NEW.state = 'decided' AND NEW.penalty_days IS NOT NULL
BEGIN
  INSERT INTO revocation (violation, person, from_at, until_at)
  VALUES (NEW.id, NEW.person, NEW.decided_at,
          CASE NEW.penalty_days WHEN 0 THEN NULL ELSE
            NEW.decided_at + NEW.penalty_days * 86400000
            + (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= NEW.decided_at
                ORDER BY z.from_at DESC LIMIT 1)
            - (SELECT z.offset_ms FROM zone_offset z
                WHERE z.from_at <= NEW.decided_at + NEW.penalty_days * 86400000
                ORDER BY z.from_at DESC LIMIT 1) END);
END;

-- For how many days back penalties count.
CREATE VIEW v_look_back AS
SELECT COALESCE (MIN (n.number), 365) AS days
  FROM policy_number n
  JOIN policy p ON p.id = n.policy
 WHERE n.name = 'look-back-days' AND p.in_force_until IS NULL;

-- The penalties that count against a violation: sustained on one of the days before it that the
-- policies look back over.
CREATE VIEW v_counting AS
SELECT v.id AS violation, o.id AS penalty, o.decided_at, v.happened_day - o.decided_day AS days_before
  FROM violation v
  JOIN violation o ON o.person = v.person AND o.decision = 'sustained' AND o.id <> v.id
 WHERE o.decided_day < v.happened_day
   AND o.decided_day >= v.happened_day - (SELECT b.days FROM v_look_back b);

-- What became of violations, as dated entries about a person.
CREATE VIEW v_violation_trail AS
SELECT v.person, v.opened_at AS at, 'violation' AS kind, 'opened: ' || v.category AS what,
       v.opened_by AS who
  FROM violation v
UNION ALL
SELECT v.person, v.decided_at, 'violation', v.decision || ': ' || v.category
       || CASE WHEN v.offense IS NULL THEN '' ELSE ', offense ' || v.offense END
       || CASE WHEN v.penalty_days = 0 THEN ', access revoked for good'
               WHEN v.penalty_days > 0 THEN ', access revoked for ' || v.penalty_days || ' days'
               ELSE '' END, v.decided_by
  FROM violation v WHERE v.decided_at IS NOT NULL
UNION ALL
SELECT v.person, v.cso_at, 'violation', 'reported to the CJIS Chief Security Officer', v.cso_by
  FROM violation v WHERE v.cso_at IS NOT NULL
UNION ALL
SELECT r.person, r.until_at, 'violation', 'revocation ends', NULL
  FROM revocation r WHERE r.until_at IS NOT NULL
UNION ALL
SELECT r.person, r.confirmed_at, 'violation', 'may go on after the revocation', r.confirmed_by
  FROM revocation r WHERE r.confirmed_at IS NOT NULL;

-- Duties of a period that were done and signed for, where no audit does them.
CREATE TABLE sign_off (
  id        INTEGER PRIMARY KEY,
  clause    TEXT NOT NULL,
  period    TEXT NOT NULL,
  note      TEXT NOT NULL
            CONSTRAINT "say what was looked at and what came of it" CHECK (note <> ''),
  document  INTEGER REFERENCES document (id),
  at        INTEGER NOT NULL,
  who       TEXT NOT NULL,
  UNIQUE (clause, period)
) STRICT;
CREATE TRIGGER sign_off_stays BEFORE DELETE ON sign_off
BEGIN SELECT RAISE (ABORT, 'what was signed for stays signed for'); END;
CREATE TRIGGER sign_off_keeps BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE (ABORT, 'what was signed for stays signed for'); END;
