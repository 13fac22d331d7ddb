/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Alerts: what the acts write, what the policies' gates refuse and with which clause, that an action
 * before the verification opens a violation, that nothing is half done; and plates that were entered
 * by hand, whose shift ends by the clock of the agency's zone. The book follows Lexington's policy;
 * where it says so, the state's as well.
 */

#include <string.h>

#include "acts-fixture.h"
#include "alpr-error.h"
#include "alpr-time.h"

/* Does an act whose inputs are texts, given as name, value … NULL. */
static gboolean
try_act (Fixture *fixture, GError **error, const char *name, va_list inputs)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) done = NULL;
  const char *input;

  while ((input = va_arg (inputs, const char *)) != NULL)
    {
      const char *value = va_arg (inputs, const char *);
      const AlprInput *i = alpr_acts_find (name)->inputs;

      while (strcmp (i->name, input) != 0)
        i++;
      if (strcmp (i->type, "x") == 0 && i->choices == NULL)
        g_variant_dict_insert (&dict, input, "x", g_ascii_strtoll (value, NULL, 10));
      else
        g_variant_dict_insert (&dict, input, "s", value);
    }
  done = alpr_act_run (fixture->store, fixture->actor, name, g_variant_dict_end (&dict), NULL,
                       error);
  return done != NULL;
}

static void act (Fixture *fixture, const char *name, ...) G_GNUC_NULL_TERMINATED;

static void
act (Fixture *fixture, const char *name, ...)
{
  g_autoptr (GError) error = NULL;
  va_list inputs;

  va_start (inputs, name);
  try_act (fixture, &error, name, inputs);
  va_end (inputs);
  g_assert_no_error (error);
}

static void fails (Fixture *fixture, const char *words, const char *name,
                   ...) G_GNUC_NULL_TERMINATED;

/* Refused, by a clause or a constraint that says @words; the book is as it was, but for its journal */
static void
fails (Fixture *fixture, const char *words, const char *name, ...)
{
  static const char count[]
      = "SELECT (SELECT COUNT(*) FROM alert_step) + 100 * (SELECT COUNT(*) FROM alert_action) + "
        "10000 * (SELECT COUNT(*) FROM violation) + 1000000 * (SELECT COUNT(*) FROM alert_change)";
  gint64 before = fixture_number (fixture, count);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  va_list inputs;

  va_start (inputs, name);
  try_act (fixture, &error, name, inputs);
  va_end (inputs);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  said = alpr_error_get_clauses (error) != NULL
             ? g_strjoinv ("\n", (char **)alpr_error_get_clauses (error))
             : g_strdup (error->message);
  if (strstr (said, words) == NULL)
    g_error ("“%s” does not say “%s”", said, words);
  g_assert_cmpint (fixture_number (fixture, count), ==, before);
}

static void
assert_text (Fixture *fixture, const char *sql, const char *wanted)
{
  g_autofree char *found = fixture_text (fixture, sql);

  g_assert_cmpstr (found, ==, wanted);
}

static void
run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (fixture->store, sql, NULL, &error);
  g_assert_no_error (error);
}

/* Alert 1: read at noon of March 2nd 2026 in Chicago */
static void
note_alert (Fixture *fixture)
{
  act (fixture, "alerts/note", "plate", "abc 12O", "issuer", "NE", "at", "2026-03-02 12:00",
       "list_name", "NCIC stolen", "camera", "5th and Main", NULL);
}

static void
step (Fixture *fixture, const char *step, const char *result, const char *means)
{
  act (fixture, "alerts/verify-step", "alert", "1", "step", step, "result", result, "at",
       "2026-03-02 12:01", means != NULL ? "means" : NULL, means, NULL);
}

static void
verify_all (Fixture *fixture)
{
  step (fixture, "characters", "matches", NULL);
  step (fixture, "issuer", "matches", NULL);
  step (fixture, "vehicle", "matches", NULL);
  step (fixture, "status", "matches", "NCIC");
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  note_alert (fixture);
  assert_text (fixture, "SELECT plate || ' ' || plate_norm || ' ' || plate_key || ' ' || issuer "
                        "FROM alert",
               "abc 12O ABC12O ABC120 NE");
  assert_text (fixture, "SELECT list || ' ' || counts_as FROM v_alert", "NCIC stolen open");
  fails (fixture, "in the book already", "alerts/note", "plate", "ABC120", "at",
         "2026-03-02 12:00", NULL);
  fails (fixture, "recorded when it was there", "alerts/note", "plate", "A1", "at",
         "2199-01-01 12:00", NULL);
}

/* The list by its name; the entry where one alone has the plate at that time. */
static void
test_finding (Fixture *fixture, gconstpointer data)
{
  run (fixture,
       "INSERT INTO hot_list (id, name, source, kind, purpose, refresh, proposed_at, proposed_by) "
       "VALUES (1, 'Own list', 'own', 'agency', 'p', 'day', 0, 'x'), "
       "(2, 'Second', 'own', 'agency', 'p', 'day', 0, 'x');"
       "INSERT INTO hot_list_request (id, kind, hot_list, plate, plate_norm, plate_key, asked_at, "
       "asked_by) VALUES (1, 'entry', 1, 'A1', 'A1', 'A1', 0, 'x');"
       "INSERT INTO hot_list_entry (id, request, hot_list, plate, plate_norm, plate_key, issuer, "
       "reason, case_number, entered_at, entered_by, removed_at) VALUES "
       "(1, 1, 1, 'AO-1', 'AO1', 'A01', 'NE', 'stolen', '26-7', 1000, 'x', NULL), "
       "(2, 1, 1, 'B2', 'B2', 'B2', 'NE', 'old', NULL, 1000, 'x', 2000), "
       "(3, 1, 1, 'C3', 'C3', 'C3', 'NE', 'here', NULL, 1000, 'x', NULL), "
       "(4, 1, 2, 'C3', 'C3', 'C3', 'NE', 'there', NULL, 1000, 'x', NULL)");
  act (fixture, "alerts/note", "plate", "A01", NULL);
  act (fixture, "alerts/note", "plate", "B2", "list_name", " own LIST ", NULL);
  act (fixture, "alerts/note", "plate", "C3", NULL);
  act (fixture, "alerts/note", "plate", "C3", "hot_list", "Second", "at", "2026-03-02 12:00", NULL);
  act (fixture, "alerts/note", "plate", "AQ1", "wanted", "A01", NULL);
  assert_text (fixture,
               "SELECT hot_list || ' ' || entry || ' ' || wanted_plate || ' ' || reason || ' ' || "
               "wanted_case FROM alert WHERE id = 1",
               "1 1 AO-1 stolen 26-7");
  assert_text (fixture, "SELECT hot_list || ' ' || COALESCE (entry, 'none') FROM alert WHERE id = 2",
               "1 none");
  assert_text (fixture, "SELECT COALESCE (hot_list, 'none') || ' ' || COALESCE (entry, 'none') FROM "
                        "alert WHERE id = 3",
               "none none");
  assert_text (fixture, "SELECT list || ' ' || entry FROM v_alert WHERE id = 4", "Second 4");
  assert_text (fixture, "SELECT wanted_plate || ' ' || entry FROM alert WHERE id = 5", "A01 1");
}

static void
test_act (Fixture *fixture, gconstpointer data)
{
  note_alert (fixture);
  fails (fixture, "LXNE-C.v An alert is checked through NCIC", "alerts/act", "alert", "1", "kind",
         "stop", "at", "2026-03-02 12:05", NULL);
  fails (fixture, "LXNE-C.vii.a Before a stop", "alerts/act", "alert", "1", "kind", "stop", "at",
         "2026-03-02 12:05", NULL);
  step (fixture, "characters", "matches", NULL);
  step (fixture, "issuer", "matches", NULL);
  step (fixture, "status", "matches", "dispatch");
  fails (fixture, "before this step matched: vehicle", "alerts/act", "alert", "1", "kind", "stop",
         "at", "2026-03-02 12:05", NULL);
  step (fixture, "vehicle", "matches", NULL);
  fails (fixture, "LXNE-C.v", "alerts/act", "alert", "1", "kind", "stop", "at",
         "2026-03-02 12:05", NULL);
  step (fixture, "status", "matches", "NCIC");
  fails (fixture, "comes after the alert", "alerts/act", "alert", "1", "kind", "stop", "at",
         "2026-03-02 11:59", NULL);
  fails (fixture, "LXNE-C.v", "alerts/act", "alert", "1", "kind", "stop", "at",
         "2026-03-02 12:00", NULL);
  act (fixture, "alerts/act", "alert", "1", "kind", "stop", "at", "2026-03-02 12:01", NULL);
  act (fixture, "alerts/act", "alert", "1", "kind", "arrest", "note", "driver wanted", NULL);
  assert_text (fixture, "SELECT acted FROM alert", "stop, arrest");
  act (fixture, "alerts/after-stop", "action", "1", "confirmed_after", "confirmed", "note", "VIN",
       NULL);
  fails (fixture, "recorded already", "alerts/after-stop", "action", "1", "confirmed_after",
         "not confirmed", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert_action WHERE early = 0"), ==,
                   2);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  note_alert (fixture);
  fails (fixture, "through what the status was checked", "alerts/verify-step", "alert", "1", "step",
         "status", "result", "matches", NULL);
  fails (fixture, "why a step was not possible", "alerts/verify-step", "alert", "1", "step",
         "status", "result", "not possible", NULL);
  fails (fixture, "comes after the alert", "alerts/verify-step", "alert", "1", "step", "characters",
         "result", "matches", "at", "2026-03-02 11:00", NULL);
  fails (fixture, "recorded when it is done", "alerts/verify-step", "alert", "1", "step",
         "characters", "result", "matches", "at", "2199-01-01 11:00", NULL);
  fails (fixture, "is not there", "alerts/verify-step", "alert", "7", "step", "characters", "result",
         "matches", NULL);
  step (fixture, "characters", "differs", NULL);
  step (fixture, "characters", "matches", NULL);
  assert_text (fixture, "SELECT s.result || ' ' || x.user_name FROM v_alert_step s JOIN person x ON "
                        "x.id = s.person",
               "matches captain");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert_step"), ==, 2);
  /* A result that was overtaken counts until it was. */
  verify_all (fixture);
  act (fixture, "alerts/verify-step", "alert", "1", "step", "status", "result", "differs", "means",
       "NCIC", "at", "2026-03-02 12:10", NULL);
  act (fixture, "alerts/act", "alert", "1", "kind", "stop", "at", "2026-03-02 12:09", NULL);
  fails (fixture, "LXNE-C.v", "alerts/act", "alert", "1", "kind", "stop", "at",
         "2026-03-02 12:10", NULL);
}

static void
test_early (Fixture *fixture, gconstpointer data)
{
  note_alert (fixture);
  act (fixture, "alerts/act-early", "alert", "1", "kind", "stop", "at", "2026-03-02 23:30", "note",
       "stopped at once", NULL);
  assert_text (fixture,
               "SELECT v.category || '; ' || v.description || '; ' || v.state || '; ' || x.user_name "
               "FROM violation v JOIN person x ON x.id = v.person",
               "Enforcement before verification; Alert 1, stop: stopped at once; open; captain");
  assert_text (fixture, "SELECT early || ' ' || violation || ' ' || (at = (SELECT happened_at FROM "
                        "violation)) FROM alert_action",
               "1 1 1");
  /* The day is the agency's, not the one that has begun in Greenwich. */
  g_assert_cmpint (fixture_number (fixture, "SELECT happened_day FROM violation"), ==, 20514);
  /* What was done early stays no obstacle to what is right afterwards. */
  verify_all (fixture);
  act (fixture, "alerts/act", "alert", "1", "kind", "arrest", NULL);
  act (fixture, "alerts/settle", "alert", "1", "outcome", "confirmed", NULL);
  act (fixture, "alerts/call", "alert", "1", "cad_number", "26-1", NULL);
  act (fixture, "alerts/close", "alert", "1", "disposition", "stop, arrest", NULL);
  fails (fixture, "closed", "alerts/act-early", "alert", "1", "kind", "stop", "note", "n", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM violation"), ==, 1);
}

static void
test_settle (Fixture *fixture, gconstpointer data)
{
  note_alert (fixture);
  fails (fixture, "LXNE-C.v ", "alerts/settle", "alert", "1", "outcome", "confirmed", NULL);
  fails (fixture, "no step of the verification says so", "alerts/settle", "alert", "1", "outcome",
         "misread", NULL);
  fails (fixture, "without investigation says why", "alerts/settle", "alert", "1", "outcome",
         "not investigated", NULL);
  fails (fixture, "settled before it is closed", "alerts/close", "alert", "1", NULL);
  step (fixture, "characters", "differs", NULL);
  act (fixture, "alerts/settle", "alert", "1", "outcome", "misread", NULL);
  assert_text (fixture, "SELECT counts_as FROM v_alert", "did not correlate");
  fails (fixture, "settled already", "alerts/settle", "alert", "1", "outcome", "not located", NULL);
  fails (fixture, "reopened first", "alerts/verify-step", "alert", "1", "step", "characters",
         "result", "matches", NULL);
  act (fixture, "alerts/reopen", "alert", "1", "reason", "looked again", NULL);
  fails (fixture, "not settled", "alerts/reopen", "alert", "1", "reason", "x", NULL);
  verify_all (fixture);
  act (fixture, "alerts/settle", "alert", "1", "outcome", "confirmed", NULL);
  act (fixture, "alerts/close", "alert", "1", NULL);
  assert_text (fixture,
               "SELECT group_concat (kind || ' ' || what, '; ') FROM (SELECT * FROM alert_change "
               "ORDER BY id)",
               "settled misread; reopened looked again; settled confirmed; closed disposition: –; "
               "evidence: –");
  assert_text (fixture, "SELECT COALESCE (outcome_note, 'none') FROM alert", "none");
}

/* Nothing of the record is changed or removed, whoever asks. */
static void
test_stays (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[]
      = { "DELETE FROM alert", "DELETE FROM alert_step", "DELETE FROM alert_action",
          "DELETE FROM alert_change", "DELETE FROM manual_plate", "DELETE FROM manual_plate_keep",
          "UPDATE alert SET plate = 'X'", "UPDATE alert_step SET result = 'differs'",
          "UPDATE alert_action SET early = 1", "UPDATE alert_change SET what = 'x'",
          "UPDATE manual_plate SET reason = 'x'", "UPDATE manual_plate_keep SET reason = 'x'" };

  note_alert (fixture);
  verify_all (fixture);
  act (fixture, "alerts/act", "alert", "1", "kind", "stop", NULL);
  act (fixture, "alerts/settle", "alert", "1", "outcome", "confirmed", NULL);
  act (fixture, "manual-plates/enter", "plate", "A1", "relevance", "seen there", "reason", "theft",
       NULL);
  act (fixture, "manual-plates/keep", "manual", "1", "until", "2199-01-01 06:00", "reason", "open",
       NULL);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (alpr_store_run_text (fixture->store, statements[i], NULL, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
    }
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  act (fixture, "policies/adopt", "profile", "nm-dps-opr-50", NULL);
  note_alert (fixture);
  verify_all (fixture);
  act (fixture, "alerts/act", "alert", "1", "kind", "stop", NULL);
  act (fixture, "alerts/settle", "alert", "1", "outcome", "confirmed", NULL);
  fails (fixture, "DPS-6.a.iv A hit on which somebody acted", "alerts/close", "alert", "1", NULL);
  fails (fixture, "DPS-6.e.iv.4 ", "alerts/close", "alert", "1", NULL);
  fails (fixture, "no call type", "alerts/close", "alert", "1", NULL);
  fails (fixture, "no final disposition", "alerts/close", "alert", "1", NULL);
  fails (fixture, "LXNE-C.vii.c Whenever an alert led to a stop", "alerts/close", "alert", "1",
         NULL);
  act (fixture, "alerts/call", "alert", "1", "call_type", "Traffic stop", "cad_number", "26-1",
       "case_number", "26-0017", NULL);
  fails (fixture, "the call type is Traffic stop", "alerts/close", "alert", "1", "disposition",
         "stop", "evidence", "DEMS-1", NULL);
  act (fixture, "alerts/call", "alert", "1", "call_type", "LPR hit", NULL);
  fails (fixture, "no reference to the evidence", "alerts/close", "alert", "1", "disposition",
         "stop", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert WHERE disposition IS NOT "
                                            "NULL"),
                   ==, 0);
  act (fixture, "alerts/close", "alert", "1", "disposition", "stop", "evidence", "DEMS-1", NULL);
  assert_text (fixture, "SELECT call_type || ' ' || cad_number || ' ' || case_number || ' ' || "
                        "evidence FROM alert",
               "LPR hit 26-1 26-0017 DEMS-1");
  fails (fixture, "closed already", "alerts/close", "alert", "1", NULL);
  fails (fixture, "closed", "alerts/call", "alert", "1", "cad_number", "2", NULL);
}

/* The clauses of one step each; dispatch where circumstances allow. */
static void
test_policies (Fixture *fixture, gconstpointer data)
{
  act (fixture, "policies/adopt", "profile", "las-cruces-go-173", NULL);
  act (fixture, "policies/adopt", "profile", "lexington-sc-140.3", NULL);
  note_alert (fixture);
  step (fixture, "characters", "matches", NULL);
  step (fixture, "vehicle", "matches", NULL);
  step (fixture, "status", "matches", "NCIC");
  fails (fixture, "LCPD-AHP-2 ", "alerts/act", "alert", "1", "kind", "stop", NULL);
  step (fixture, "issuer", "matches", NULL);
  fails (fixture, "LXSC-III.D ", "alerts/act", "alert", "1", "kind", "stop", NULL);
  act (fixture, "alerts/verify-step", "alert", "1", "step", "status", "result", "matches", "means",
       "MDT", NULL);
  fails (fixture, "LCPD-AHP-3 ", "alerts/act", "alert", "1", "kind", "stop", NULL);
}

static void
enter (Fixture *fixture, const char *entered)
{
  act (fixture, "manual-plates/enter", "plate", "A1", "relevance", "seen there", "reason", "theft",
       "entered", entered, NULL);
}

/* Shifts begin at 06:00, 14:00 and 22:00; clocks go forward on 8 March and back on 1 November. */
static void
test_shift (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[][2] = {
    { "2026-03-02 05:59", "2026-03-02 06:00" }, { "2026-03-02 06:00", "2026-03-02 14:00" },
    { "2026-03-02 13:30", "2026-03-02 14:00" }, { "2026-03-02 22:00", "2026-03-03 06:00" },
    { "2026-03-07 23:00", "2026-03-08 06:00" }, { "2025-11-01 23:00", "2025-11-02 06:00" },
  };
  GTimeZone *zone = alpr_session_get_zone (fixture->session);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *found = NULL;

      enter (fixture, ends[i][0]);
      found = alpr_time_to_text (
          fixture_number (fixture, "SELECT shift_ends_at FROM manual_plate ORDER BY id DESC LIMIT 1"),
          zone);
      g_assert_true (g_str_has_prefix (found, ends[i][1]));
    }
}

static void
test_manual (Fixture *fixture, gconstpointer data)
{
  enter (fixture, "2026-03-02 12:00");
  act (fixture, "alerts/note", "plate", "A1", "at", "2026-03-02 13:00", NULL);
  act (fixture, "alerts/note", "plate", "A1", "at", "2026-03-02 14:00", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT manual FROM alert WHERE id = 1"), ==, 1);
  assert_text (fixture, "SELECT reason FROM alert WHERE id = 1", "theft");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert WHERE manual IS NULL"), ==, 1);
  fails (fixture, "until a time to come", "manual-plates/keep", "manual", "1", "until",
         "2026-03-03 06:00", "reason", "open", NULL);
  act (fixture, "manual-plates/keep", "manual", "1", "until", "2199-01-01 06:00", "reason", "open",
       NULL);
  act (fixture, "alerts/note", "plate", "A1", "at", "2026-03-02 15:00", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT manual FROM alert WHERE id = 3"), ==, 1);
  act (fixture, "manual-plates/purge", "manual", "1", "at", "2026-03-02 16:00", NULL);
  fails (fixture, "purged already", "manual-plates/purge", "manual", "1", NULL);
  fails (fixture, "purged already", "manual-plates/keep", "manual", "1", "until",
         "2199-01-01 06:00", "reason", "x", NULL);
  act (fixture, "alerts/note", "plate", "A1", "at", "2026-03-02 17:00", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert WHERE manual IS NULL"), ==, 2);
}

/* An agency whose policies name no shifts says itself when one ends. */
static void
test_no_shifts (Fixture *fixture, gconstpointer data)
{
  run (fixture, "DELETE FROM policy_list WHERE list = 'shift-starts'");
  fails (fixture, "say when the shift ends", "manual-plates/enter", "plate", "A1", "relevance", "r",
         "reason", "theft", NULL);
  act (fixture, "manual-plates/enter", "plate", "A1", "relevance", "r", "reason", "theft", "entered",
       "2026-03-02 12:00", "shift_ends", "2026-03-02 18:00", NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/alerts/note", test_note },         { "/alerts/finding", test_finding },
    { "/alerts/steps", test_steps },       { "/alerts/act", test_act },
    { "/alerts/early", test_early },       { "/alerts/settle", test_settle },
    { "/alerts/close", test_close },       { "/alerts/policies", test_policies },
    { "/alerts/stays", test_stays },       { "/alerts/shift", test_shift },
    { "/alerts/manual", test_manual },     { "/alerts/no-shifts", test_no_shifts },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
