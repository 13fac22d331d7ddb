-- What a yearly report says beside its figures: which of them the system does not capture, and the
-- agency's practices. Nothing is overwritten: a report of last year says what held then.

-- Whether a figure is captured, from when on. A figure that nobody spoke of is.
CREATE TABLE figure_state (
  id        INTEGER PRIMARY KEY,
  figure    TEXT NOT NULL
            CONSTRAINT "there is such a figure"
            CHECK (figure IN ('matches', 'confirmed', 'did not correlate', 'manual entries',
                              'manual matches', 'manual confirmed', 'manual did not correlate')),
  captured  INTEGER NOT NULL CHECK (captured IN (0, 1)),
  from_at   INTEGER NOT NULL,
  reason    TEXT NOT NULL CONSTRAINT "say why a figure is captured or not" CHECK (reason <> ''),
  noted_at  INTEGER NOT NULL,
  noted_by  TEXT NOT NULL
) STRICT;
CREATE INDEX figure_state_figure ON figure_state (figure, from_at);
CREATE TRIGGER figure_state_keeps BEFORE UPDATE ON figure_state
BEGIN SELECT RAISE (ABORT, 'what was said of a figure is never changed; say what holds now'); END;
CREATE TRIGGER figure_state_stays BEFORE DELETE ON figure_state
BEGIN SELECT RAISE (ABORT, 'what was said of a figure is never removed'); END;

-- What the agency says of its practices, from when on. The newest statement on a topic counts.
CREATE TABLE practice (
  id         INTEGER PRIMARY KEY,
  topic      TEXT NOT NULL CONSTRAINT "a statement is on a topic" CHECK (topic <> ''),
  statement  TEXT NOT NULL CONSTRAINT "a practice is put into words" CHECK (statement <> ''),
  from_at    INTEGER NOT NULL,
  document   INTEGER REFERENCES document (id),
  noted_at   INTEGER NOT NULL,
  noted_by   TEXT NOT NULL
) STRICT;
CREATE INDEX practice_topic ON practice (topic, from_at);
CREATE TRIGGER practice_keeps BEFORE UPDATE ON practice
BEGIN SELECT RAISE (ABORT, 'a statement is never changed; make another'); END;
CREATE TRIGGER practice_stays BEFORE DELETE ON practice
BEGIN SELECT RAISE (ABORT, 'a statement is never removed; make another'); END;

-- The alerts of a list, or of a plate entered by hand, as the statistics count them.
CREATE VIEW v_match AS
SELECT a.id, a.at, a.manual IS NOT NULL AS by_hand,
       CASE WHEN a.manual IS NOT NULL THEN 'Entered by hand' ELSE a.list END AS list,
       a.counts_as, a.outcome, a.system, a.plate, a.issuer, a.camera, a.case_number,
       a.cad_number, a.outcome_note
  FROM v_alert a;
