-- Signing in: second factors, recovery codes, failures, locks, the age of passphrases, the clock.
--
-- The secret of a second factor lies in the encrypted book, so who can read the book can reckon
-- codes: the factor guards the program's doors, not the book's pages (docs/SECURITY.md).

ALTER TABLE person ADD COLUMN passphrase_changed_at INTEGER NOT NULL DEFAULT 0; -- 0: not known
-- Somebody else gave it: whose it is has to change it first.
ALTER TABLE person ADD COLUMN passphrase_given INTEGER NOT NULL DEFAULT 0
  CONSTRAINT "a passphrase was given or not" CHECK (passphrase_given IN (0, 1));
-- Failures up to this one count no longer: a sign-in succeeded, or a lock ended.
ALTER TABLE person ADD COLUMN failures_from INTEGER NOT NULL DEFAULT 0;
UPDATE person SET passphrase_changed_at = created_at;

CREATE TABLE second_factor (
  person           INTEGER PRIMARY KEY REFERENCES person (id),
  secret           BLOB NOT NULL
                   CONSTRAINT "the secret of a second factor has 16 to 64 bytes"
                   CHECK (length (secret) BETWEEN 16 AND 64),
  enrolled_at      INTEGER NOT NULL,
  last_step        INTEGER NOT NULL,         -- of RFC 6238; accepted once, with all before it
  recovery_salt    BLOB NOT NULL,
  recovery_rounds  INTEGER NOT NULL
) STRICT;
CREATE TRIGGER second_factor_step BEFORE UPDATE OF last_step ON second_factor
WHEN NEW.last_step <= OLD.last_step
BEGIN SELECT RAISE (ABORT, 'a one-time code counts once'); END;

CREATE TABLE recovery_code (
  person   INTEGER NOT NULL REFERENCES person (id),
  digest   BLOB NOT NULL,
  used_at  INTEGER,
  PRIMARY KEY (person, digest)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recovery_code_once BEFORE UPDATE ON recovery_code WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a recovery code is used once'); END;

-- Failed sign-ins under the name of somebody who is in the book. Names that nobody has stand in the
-- journal only.
CREATE TABLE sign_in_failure (
  id      INTEGER PRIMARY KEY,
  person  INTEGER NOT NULL REFERENCES person (id),
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failure_person ON sign_in_failure (person, id);

CREATE TABLE sign_in_lock (
  id           INTEGER PRIMARY KEY,
  person       INTEGER NOT NULL REFERENCES person (id),
  locked_at    INTEGER NOT NULL,
  released_at  INTEGER,
  released_by  TEXT NOT NULL DEFAULT '',     -- empty where it ended by itself
  reason       TEXT NOT NULL DEFAULT '',
  CONSTRAINT "a lock is released with a reason" CHECK ((released_at IS NULL) = (reason = ''))
) STRICT;
CREATE UNIQUE INDEX sign_in_lock_open ON sign_in_lock (person) WHERE released_at IS NULL;
CREATE TRIGGER sign_in_lock_keeps BEFORE UPDATE ON sign_in_lock WHEN OLD.released_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a lock that has ended is never changed'); END;
CREATE TRIGGER sign_in_lock_stays BEFORE DELETE ON sign_in_lock
BEGIN SELECT RAISE (ABORT, 'a lock is never removed'); END;

-- An administrator asks that somebody's second factor be taken away; another one confirms it.
CREATE TABLE factor_reset (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  asked_at  INTEGER NOT NULL,
  asked_by  TEXT NOT NULL,
  reason    TEXT NOT NULL CONSTRAINT "a reset has a reason" CHECK (reason <> ''),
  done_at   INTEGER,
  done_by   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX factor_reset_person ON factor_reset (person, asked_at);

-- The latest time that the book has seen: a clock that stands before it is wrong.
CREATE TABLE book_clock (
  id  INTEGER PRIMARY KEY CONSTRAINT "a book has one clock" CHECK (id = 1),
  at  INTEGER NOT NULL
) STRICT;
INSERT INTO book_clock (id, at) VALUES (1, COALESCE ((SELECT MAX (at) FROM journal), 0));

-- Who may administer the book today.
CREATE VIEW v_administrator AS
SELECT x.id, x.user_name
  FROM person x
 WHERE x.state = 'active' AND x.user_name IS NOT NULL
   AND (x.role = 'administrator'
        OR EXISTS (SELECT 1 FROM policy_list l JOIN policy p ON p.id = l.policy
                    WHERE l.list = 'role ' || x.role AND l.item = 'administer'
                      AND p.in_force_until IS NULL));
