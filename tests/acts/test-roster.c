/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts that are their statement, on the roster, accounts, training, access and discipline: what
 * they write, what the policy's gates refuse, what stays to be seen, and the ladder of penalties
 * with its edges. The book follows two policies here: Lexington's and the state's, which has the gates.
 */

#include <string.h>

#include <glib/gstdio.h>

#include "acts-fixture.h"
#include "alpr-adopted.h"
#include "alpr-duty.h"
#include "alpr-error.h"
#include "alpr-time.h"

#define STATE_POLICY "nm-dps-opr-50"

/* Does an act whose inputs are texts, given as name, value … NULL; the result's id, or 0. */
static gint64
try_act (Fixture *fixture, GError **error, const char *name, va_list inputs)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) done = NULL;
  const char *input;
  gint64 id = 0;

  while ((input = va_arg (inputs, const char *)) != NULL)
    {
      const char *value = va_arg (inputs, const char *);
      const AlprAct *act = alpr_acts_find (name);

      for (const AlprInput *i = act->inputs; i->name != NULL; i++)
        if (strcmp (i->name, input) == 0)
          {
            if (strcmp (i->type, "x") == 0 && i->choices == NULL)
              g_variant_dict_insert (&dict, input, "x", g_ascii_strtoll (value, NULL, 10));
            else
              g_variant_dict_insert (&dict, input, "s", value);
          }
    }
  done = alpr_act_run (fixture->store, fixture->actor, name, g_variant_dict_end (&dict), NULL,
                       error);
  if (done != NULL)
    g_variant_lookup (done, "id", "x", &id);
  return id;
}

static gint64 act (Fixture *fixture, const char *name, ...) G_GNUC_NULL_TERMINATED;

static gint64
act (Fixture *fixture, const char *name, ...)
{
  g_autoptr (GError) error = NULL;
  va_list inputs;
  gint64 id;

  va_start (inputs, name);
  id = try_act (fixture, &error, name, inputs);
  va_end (inputs);
  g_assert_no_error (error);
  return id;
}

static void fails (Fixture *fixture, int code, const char *words, const char *name,
                   ...) G_GNUC_NULL_TERMINATED;

static void
fails (Fixture *fixture, int code, const char *words, const char *name, ...)
{
  g_autoptr (GError) error = NULL;
  va_list inputs;

  va_start (inputs, name);
  try_act (fixture, &error, name, inputs);
  va_end (inputs);
  g_assert_error (error, ALPR_ERROR, code);
  g_test_message ("%s", error->message);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (fixture->store, sql, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_text (Fixture *fixture, const char *sql, const char *wanted)
{
  g_autofree char *found = fixture_text (fixture, sql);

  g_assert_cmpstr (found, ==, wanted);
}

static void
follow_state_policy (Fixture *fixture)
{
  act (fixture, "policies/adopt", "profile", STATE_POLICY, NULL);
}

static void
add_officer (Fixture *fixture, const char *name, const char *number)
{
  act (fixture, "roster/add", "full_name", name, "number", number, "role", "officer", "since",
       "2024-01-02", NULL);
}

/* --- the roster --- */

static void
test_roster (Fixture *fixture, gconstpointer data)
{
  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  act (fixture, "roster/add", "full_name", "Ben Birch", "role", "officer", "supervisor",
       "Ada Alder", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "number", "roster/add", "full_name", "Cid", "role", "officer",
         "number", "B-1", NULL);
  fails (fixture, ALPR_ERROR_MISSING, "there is no “king”", "roster/add", "full_name", "Cid", "role",
         "king", NULL);
  act (fixture, "roster/change", "person", "B-1", "unit", "Patrol", "email", "ada@example.org",
       NULL);
  act (fixture, "roster/change", "person", "Ada Alder", "unit", "Traffic", "email", "-", NULL);
  assert_text (fixture,
               "SELECT unit || ' ' || COALESCE (email, 'none') || ' ' || number FROM person "
               "WHERE full_name = 'Ada Alder'",
               "Traffic none B-1");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM person_change"), ==, 4);
  assert_text (fixture, "SELECT was || '>' || becomes FROM person_change WHERE id = 3",
               "Patrol>Traffic");
  g_assert_cmpint (fixture_number (fixture, "SELECT supervisor FROM person WHERE full_name = "
                                            "'Ben Birch'"),
                   ==, fixture_number (fixture, "SELECT id FROM person WHERE number = 'B-1'"));
}

/* Who was what, from when until when. */
static void
test_spells (Fixture *fixture, gconstpointer data)
{
  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  act (fixture, "roster/suspend", "person", "B-1", "since", "2024-03-01", "reason", "inquiry", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "can't lie before", "roster/activate", "person", "B-1",
         "since", "2024-02-01", "reason", "over", NULL);
  act (fixture, "roster/activate", "person", "B-1", "since", "2024-03-15", "reason", "over", NULL);
  act (fixture, "roster/change-role", "person", "B-1", "role", "communications", "since",
       "2024-06-01", "reason", "moved", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "Nothing changes", "roster/activate", "person", "B-1",
         "reason", "again", NULL);
  act (fixture, "roster/leave", "person", "B-1", "reason", "retired", NULL);
  assert_text (fixture,
               "SELECT group_concat (state || ' ' || role, ', ') FROM (SELECT * FROM person_spell "
               "WHERE person = (SELECT id FROM person WHERE number = 'B-1') ORDER BY from_at)",
               "active officer, suspended officer, active officer, active communications, "
               "left communications");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM person_spell s JOIN person x ON "
                                            "x.id = s.person WHERE x.number = 'B-1' AND "
                                            "s.until_at IS NULL"),
                   ==, 1);
  fails (fixture, ALPR_ERROR_REFUSED, "people/remove", "roster/leave", "person", "captain",
         "reason", "x", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "last administrator", "roster/suspend", "person", "captain",
         "reason", "x", NULL);
}

static void
test_inputs (Fixture *fixture, gconstpointer data)
{
  follow_state_policy (fixture);
  add_officer (fixture, "J. Smith", "B-1");
  add_officer (fixture, "J. Smith", "B-2");
  fails (fixture, ALPR_ERROR_FORMAT, "several are called “J. Smith”", "roster/suspend", "person",
         "J. Smith", "reason", "x", NULL);
  /* A badge that is another person's id is never taken for it. */
  act (fixture, "roster/add", "full_name", "Cid", "number", "2", "role", "officer", NULL);
  fails (fixture, ALPR_ERROR_FORMAT, "several are called “2”", "roster/suspend", "person", "2",
         "reason", "x", NULL);
  act (fixture, "roster/change", "person", "id:2", "unit", "Patrol", NULL);
  assert_text (fixture, "SELECT number FROM person WHERE unit = 'Patrol'", "B-1");
  fails (fixture, ALPR_ERROR_MISSING, "there is no “B-3”", "roster/suspend", "person", "B-3",
         "reason", "x", NULL);
  fails (fixture, ALPR_ERROR_FORMAT, "must be a day", "roster/suspend", "person", "B-1", "since",
         "03/04/2026", "reason", "x", NULL);
  fails (fixture, ALPR_ERROR_FORMAT, "must be a day", "roster/suspend", "person", "B-1", "since",
         "2026-02-30", "reason", "x", NULL);
  fails (fixture, ALPR_ERROR_FORMAT, "needs “reason”", "roster/suspend", "person", "B-1", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM person WHERE state <> 'active'"),
                   ==, 0);
}

static void
test_nothing_goes (Fixture *fixture, gconstpointer data)
{
  static const char *const deletions[]
      = { "DELETE FROM person", "DELETE FROM vendor_account", "DELETE FROM training",
          "DELETE FROM access", "DELETE FROM violation", "DELETE FROM document" };

  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  act (fixture, "accounts/add", "system", "Flock", "name", "Ada Alder", "person", "B-1", NULL);
  act (fixture, "training/record", "person", "B-1", "course", "ncic", "done", "2026-01-15", NULL);
  act (fixture, "access/request", "person", "B-1", "system", "Flock", "duties", "patrol", NULL);
  act (fixture, "discipline/open", "person", "B-1", "category", "Personal use", "happened",
       "2026-02-01 10:00", "description", "looked up a neighbour", NULL);
  run (fixture, "INSERT INTO document (sha256, name, size, content, kept_at, kept_by) VALUES "
                "('x', 'x', 0, x'', 0, 'x')");
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (alpr_store_run_text (fixture->store, deletions[i], NULL, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
    }
}

/* --- accounts --- */

static void
test_names (Fixture *fixture, gconstpointer data)
{
  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  add_officer (fixture, "Ben Birch", "B-2");
  act (fixture, "accounts/add", "system", "Flock", "name", "Ada  ALDER", "person", "B-1", NULL);
  assert_text (fixture, "SELECT norm || ' ' || origin FROM account_name", "ada alder own");
  run (fixture, "INSERT INTO account (text, norm, state) VALUES ('Ada Alder', 'ada alder', 0), "
                "('A. Alder', 'a alder', 0), ('API', 'api', 0)");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM v_known_account"), ==, 1);
  act (fixture, "accounts/name", "name", "A. Alder", "account", "Ada  ALDER", "note", "old", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM v_known_account"), ==, 2);
  act (fixture, "accounts/nobody", "name", "API", "note", "the CAD interface", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "settled already", "accounts/nobody", "name", "api", "note",
         "again", NULL);
  /* Another person's account of the same name: from now on nobody can say who it is. */
  act (fixture, "accounts/add", "system", "Flock", "name", "ada alder", "person", "B-2", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM v_known_account"), ==, 1);
  act (fixture, "accounts/forget-name", "name", "A. Alder", "reason", "wrong", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM v_known_account"), ==, 0);
  fails (fixture, ALPR_ERROR_REFUSED, "Nothing was said", "accounts/forget-name", "name",
         "Ada Alder", "reason", "x", NULL);
}

static void
test_factors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *proof = g_build_filename (fixture->folder, "proof.txt", NULL);

  g_assert_true (g_file_set_contents (proof, "enrolled", -1, NULL));
  act (fixture, "accounts/add", "system", "Flock", "name", "Ada", NULL);
  act (fixture, "accounts/factor", "account", "Ada", "method", "none", "since", "2026-01-01", NULL);
  act (fixture, "accounts/factor", "account", "Ada", "method", "app", "since", "2026-02-01",
       "evidence", proof, NULL);
  act (fixture, "accounts/factor", "account", "Ada", "method", "key", "since", "2026-03-01",
       "evidence", proof, NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM document"), ==, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM account_factor WHERE until_at IS "
                                            "NULL"),
                   ==, 1);
  assert_text (fixture, "SELECT method FROM account_factor WHERE until_at IS NULL", "key");
  /* What was recorded belatedly ends where the next one began. */
  act (fixture, "accounts/factor", "account", "Ada", "method", "sms", "since", "2026-02-15", NULL);
  assert_text (fixture, "SELECT group_concat (method, ' ') FROM (SELECT method FROM account_factor "
                        "WHERE until_at IS NOT NULL ORDER BY from_at)",
               "none app sms");
  fails (fixture, ALPR_ERROR_MISSING, "can't be read", "accounts/factor", "account", "Ada", "method",
         "app", "evidence", "/nowhere/at/all", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM journal WHERE act = "
                                            "'accounts/factor' AND detail LIKE '%sha256%'"),
                   ==, 2);
  g_unlink (proof);
}

/* --- training and access --- */

static void
record (Fixture *fixture, const char *person, const char *course, const char *done)
{
  act (fixture, "training/record", "person", person, "course", course, "done", done, NULL);
}

/* A year of the calendar, whatever the clocks did in it. */
static void
test_expiry (Fixture *fixture, gconstpointer data)
{
  static const char *const years[][2] = {
    { "2025-01-15", "2026-01-15" },
    { "2024-02-29", "2025-02-28" },
    { "2024-11-03", "2025-11-03" },
    { "2025-03-09", "2026-03-09" },
  };
  g_autoptr (GTimeZone) zone = alpr_time_zone_new ("America/Chicago", NULL);

  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *wanted = g_strconcat (years[i][1], " 00:00:00", NULL);

      record (fixture, "B-1", "cjis-awareness", years[i][0]);
      text = alpr_time_to_text (
          fixture_number (fixture, "SELECT expires_at FROM training ORDER BY id DESC LIMIT 1"),
          alpr_session_get_zone (fixture->session));
      g_assert_true (g_str_has_prefix (text, wanted));
    }
  record (fixture, "B-1", "ncic", "2020-01-01");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM training WHERE expires_at IS NULL"),
                   ==, 1);
  fails (fixture, ALPR_ERROR_REFUSED, "recorded when it is done", "training/record", "person", "B-1",
         "course", "ncic", "done", "2199-01-01", NULL);
}

static void
test_void (Fixture *fixture, gconstpointer data)
{
  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  record (fixture, "B-1", "ncic", "2026-01-15");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM v_training"), ==, 1);
  act (fixture, "training/void", "training", "1", "reason", "another person’s", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM v_training"), ==, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM training"), ==, 1);
  fails (fixture, ALPR_ERROR_REFUSED, "void already", "training/void", "training", "1", "reason",
         "x", NULL);
}

static void
train_whole (Fixture *fixture, const char *person)
{
  record (fixture, person, "alpr-policy", "2026-01-15");
  record (fixture, person, "alpr-equipment", "2026-01-15");
  record (fixture, person, "ncic", "2026-01-15");
  record (fixture, person, "cjis-awareness", "2026-01-15");
}

static void
give_account (Fixture *fixture, const char *name, const char *person)
{
  act (fixture, "accounts/add", "system", "Flock", "name", name, "person", person, NULL);
  act (fixture, "accounts/factor", "account", name, "method", "app", "since", "2026-01-15", NULL);
}

/* Each clause that isn't met refuses, with its text and what is missing; then it is granted. */
static void
test_access (Fixture *fixture, gconstpointer data)
{
  const char *const clauses[] = { "DPS-5.d ", "DPS-6.d.i ", "DPS-6.c.ii.1 ", "missing: ALPR policy",
                                  "missing: CJIS Security Awareness", "no account in Flock" };

  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  act (fixture, "access/request", "person", "B-1", "system", "Flock", "duties", "patrol", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "already", "access/request", "person", "B-1", "system",
         "Flock", "duties", "again", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "Refused: DPS-5.d", "access/approve", "access", "1", NULL);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GVariant) none = fixture_act (fixture, "access/approve", "{'access': <@x 1>}",
                                             &error);
    g_autofree char *all = g_strjoinv ("\n", (char **) alpr_error_get_clauses (error));

    g_assert_null (none);
    for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
      g_assert_nonnull (strstr (all, clauses[i]));
  }
  assert_text (fixture, "SELECT state FROM access", "requested");
  train_whole (fixture, "B-1");
  fails (fixture, ALPR_ERROR_REFUSED, "DPS-6.c.ii.1", "access/approve", "access", "1", NULL);
  give_account (fixture, "Ada Alder", "B-1");
  act (fixture, "access/approve", "access", "1", NULL);
  assert_text (fixture, "SELECT state FROM access", "granted");
  fails (fixture, ALPR_ERROR_REFUSED, "decided already", "access/refuse", "access", "1", "reason",
         "x", NULL);
  act (fixture, "access/end", "access", "1", "reason", "left the unit", NULL);
  assert_text (fixture, "SELECT state FROM access", "ended");
}

/* A role that may not use the system, one that isn't the policy's, and somebody who is trained. */
static void
test_roles (Fixture *fixture, gconstpointer data)
{
  follow_state_policy (fixture);
  act (fixture, "roster/add", "full_name", "Cleo Cedar", "number", "C-1", "role", "auditor", NULL);
  give_account (fixture, "Cleo Cedar", "C-1");
  act (fixture, "access/request", "person", "C-1", "system", "Flock", "duties", "audits", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "may not use the system", "access/approve", "access", "1",
         NULL);
}

/* --- discipline --- */

/* A sustained violation of @person, decided so many days ago; as if the desk had been there. */
static void
decided_before (Fixture *fixture, const char *person, int days)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO violation (person, category, happened_at, happened_day, description, state, "
      "opened_at, opened_by, investigation, decision, decision_note, decided_at, decided_day, "
      "offense, penalty_days) SELECT x.id, 'Personal use', 0, d.day - 20, 'x', 'decided', 0, 'x', "
      "'x', 'sustained', 'x', 0, d.day - %d, 1, 15 FROM person x, (SELECT (%" G_GINT64_FORMAT
      " + (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= %" G_GINT64_FORMAT
      " ORDER BY z.from_at DESC LIMIT 1)) / 86400000 AS day) d WHERE x.number = '%s'",
      days, alpr_time_now (), alpr_time_now (), person);

  run (fixture, sql);
}

static gint64
open_today (Fixture *fixture, const char *person)
{
  g_autofree char *day
      = alpr_time_to_day (alpr_time_now (), alpr_session_get_zone (fixture->session));

  return act (fixture, "discipline/open", "person", person, "category", "Personal use", "happened",
              day, "description", "looked up a neighbour", NULL);
}

static void
decide (Fixture *fixture, gint64 violation)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, violation);

  act (fixture, "discipline/investigate", "violation", id, "note", "the log shows it", NULL);
  act (fixture, "discipline/decide", "violation", id, "decision", "sustained", "note", "admitted",
       NULL);
}

static gint64
ask (Fixture *fixture, const char *field, gint64 violation)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM violation WHERE id = %" G_GINT64_FORMAT,
                                          field, violation);

  return fixture_number (fixture, sql);
}

static void
test_ladder (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int before[3]; /* days before; 0 ends */
    int offense;
    int days;
  } cases[] = {
    { { 0 }, 1, 15 },
    { { 212 }, 2, 30 },
    { { 364 }, 2, 30 },
    { { 365 }, 2, 30 },
    { { 366 }, 1, 15 },
    { { 365, 1 }, 3, 0 },
    { { 366, 1 }, 2, 30 },
    { { 500, 400 }, 1, 15 },
  };

  follow_state_policy (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = g_strdup_printf ("B-%u", i);
      g_autofree char *name = g_strdup_printf ("Officer %u", i);
      gint64 violation;

      add_officer (fixture, name, number);
      for (guint b = 0; b < 3 && cases[i].before[b] != 0; b++)
        decided_before (fixture, number, cases[i].before[b]);
      violation = open_today (fixture, number);
      decide (fixture, violation);
      g_test_message ("case %u", i);
      g_assert_cmpint (ask (fixture, "offense", violation), ==, cases[i].offense);
      g_assert_cmpint (ask (fixture, "penalty_days", violation), ==, cases[i].days);
    }
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM revocation"), ==,
                   G_N_ELEMENTS (cases));
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM revocation WHERE until_at IS NULL"),
                   ==, 1);
}

/* The revocation ends at the same time of day, fifteen days on, also where the clock was changed. */
static void
test_revocation (Fixture *fixture, gconstpointer data)
{
  gint64 violation, from, until;
  g_autofree char *starts = NULL, *ends = NULL;
  GTimeZone *zone = alpr_session_get_zone (fixture->session);

  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  train_whole (fixture, "B-1");
  give_account (fixture, "Ada Alder", "B-1");
  act (fixture, "access/request", "person", "B-1", "system", "Flock", "duties", "patrol", NULL);
  violation = open_today (fixture, "B-1");
  decide (fixture, violation);
  from = fixture_number (fixture, "SELECT from_at FROM revocation");
  until = fixture_number (fixture, "SELECT until_at FROM revocation");
  starts = alpr_time_to_text (from, zone);
  ends = alpr_time_to_text (until, zone);
  g_assert_cmpstr (starts + 10, ==, ends + 10);
  g_assert_cmpint ((until - from + 2 * 3600000) / ALPR_TIME_DAY, ==, 15);
  fails (fixture, ALPR_ERROR_REFUSED, "access is revoked", "access/approve", "access", "1", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "has not ended", "discipline/reinstate", "revocation", "1",
         NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "decided already", "discipline/decide", "violation", "1",
         "decision", "unfounded", "note", "after all", NULL);
}

/* After the revocation somebody confirms; a training that ran out meanwhile refuses that. */
static void
test_reinstatement (Fixture *fixture, gconstpointer data)
{
  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  decided_before (fixture, "B-1", 100);
  run (fixture, "INSERT INTO revocation (violation, person, from_at, until_at) "
                "SELECT id, person, 1, 2 FROM violation");
  fails (fixture, ALPR_ERROR_REFUSED, "DPS-6.d.ii", "discipline/reinstate", "revocation", "1", NULL);
  train_whole (fixture, "B-1");
  act (fixture, "discipline/reinstate", "revocation", "1", "note", "trained again", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "confirmed already", "discipline/reinstate", "revocation", "1",
         NULL);
}

static void
test_decisions (Fixture *fixture, gconstpointer data)
{
  gint64 violation;
  g_autofree char *id = NULL;

  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  violation = open_today (fixture, "B-1");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, violation);
  fails (fixture, ALPR_ERROR_REFUSED, "DPS-6.f.3", "discipline/decide", "violation", id, "decision",
         "sustained", "note", "clear", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "nothing is reported", "discipline/report-cso", "violation",
         id, NULL);
  act (fixture, "discipline/investigate", "violation", id, "note", "nothing in it", NULL);
  act (fixture, "discipline/decide", "violation", id, "decision", "unfounded", "note",
       "a case number was there", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM revocation"), ==, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM violation WHERE offense IS NOT "
                                            "NULL"),
                   ==, 0);
  fails (fixture, ALPR_ERROR_REFUSED, "lies in the past", "discipline/open", "person", "B-1",
         "category", "Personal use", "happened", "2199-01-01 10:00", "description", "x", NULL);
}

/* The clauses say what a penalty must be: an act that reckoned otherwise is refused. */
static void
test_ladder_is_gated (Fixture *fixture, gconstpointer data)
{
  gint64 violation;
  g_autofree char *id = NULL;

  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  run (fixture, "UPDATE policy_number SET number = 20 WHERE name = 'penalty-days-1'");
  violation = open_today (fixture, "B-1");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, violation);
  act (fixture, "discipline/investigate", "violation", id, "note", "the log shows it", NULL);
  fails (fixture, ALPR_ERROR_REFUSED, "DPS-6.g.1", "discipline/decide", "violation", id, "decision",
         "sustained", "note", "admitted", NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM revocation"), ==, 0);
}

/* Where the policy has no ladder, who decides says the days, or none. */
static void
test_no_ladder (Fixture *fixture, gconstpointer data)
{
  act (fixture, "roster/add", "full_name", "Ada Alder", "number", "B-1", "role", "operator", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, open_today (fixture, "B-1"));

      act (fixture, "discipline/investigate", "violation", id, "note", "seen", NULL);
      if (i == 0)
        act (fixture, "discipline/decide", "violation", id, "decision", "sustained", "note", "x",
             NULL);
      else
        act (fixture, "discipline/decide", "violation", id, "decision", "sustained", "note", "x",
             "days", "5", NULL);
    }
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM revocation"), ==, 1);
}

/* --- duties --- */

static guint
count_duties (Fixture *fixture, const char *clause)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties = NULL;
  g_autofree char *day
      = alpr_time_to_day (alpr_time_now (), alpr_session_get_zone (fixture->session));
  GDate today;
  guint n = 0;

  alpr_day_parse (day, &today);
  duties = alpr_policy_load_duties (fixture->store, &today, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < duties->len; i++)
    {
      const AlprDuty *duty = duties->pdata[i];

      n += strcmp (duty->clause, clause) == 0 && duty->state != ALPR_DUTY_DONE;
    }
  return n;
}

static void
test_told_duties (Fixture *fixture, gconstpointer data)
{
  gint64 violation;
  g_autofree char *id = NULL;

  follow_state_policy (fixture);
  add_officer (fixture, "Ada Alder", "B-1");
  g_assert_cmpuint (count_duties (fixture, "DPS-6.f.3"), ==, 0);
  g_assert_cmpuint (count_duties (fixture, "DPS-6.c.ii.1"), ==, 0);
  g_assert_cmpuint (count_duties (fixture, "DPS-6.d.iv"), ==, 7);
  act (fixture, "training/issue-material", "course", "ncic", "version", "2026", NULL);
  g_assert_cmpuint (count_duties (fixture, "DPS-6.d.iv"), ==, 6);
  act (fixture, "accounts/add", "system", "Flock", "name", "Ada", "person", "B-1", NULL);
  g_assert_cmpuint (count_duties (fixture, "DPS-6.c.ii.1"), ==, 1);
  violation = open_today (fixture, "B-1");
  decide (fixture, violation);
  g_assert_cmpuint (count_duties (fixture, "DPS-6.f.3"), ==, 1);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, violation);
  act (fixture, "discipline/report-cso", "violation", id, "note", "by mail", NULL);
  g_assert_cmpuint (count_duties (fixture, "DPS-6.f.3"), ==, 0);
}

static void
test_sign_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *today
      = alpr_time_to_day (alpr_time_now (), alpr_session_get_zone (fixture->session));
  g_autofree char *year = g_strndup (today, 4);
  guint before;

  follow_state_policy (fixture);
  before = count_duties (fixture, "DPS-6.b.8");
  g_assert_cmpuint (before, >, 0);
  act (fixture, "duties/sign-off", "clause", "DPS-6.b.8", "period", year, "note",
       "went through all accounts", NULL);
  g_assert_cmpuint (count_duties (fixture, "DPS-6.b.8"), ==, before - 1);
  fails (fixture, ALPR_ERROR_REFUSED, "already", "duties/sign-off", "clause", "DPS-6.b.8", "period",
         year, "note", "again", NULL);
  fails (fixture, ALPR_ERROR_MISSING, "there is no “X-1”", "duties/sign-off", "clause", "X-1",
         "period", year, "note", "x", NULL);
}

#define WITH_BOOK(path, func)                                                                      \
  g_test_add ("/roster/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WITH_BOOK ("people", test_roster);
  WITH_BOOK ("spells", test_spells);
  WITH_BOOK ("inputs", test_inputs);
  WITH_BOOK ("nothing-goes", test_nothing_goes);
  WITH_BOOK ("names", test_names);
  WITH_BOOK ("factors", test_factors);
  WITH_BOOK ("expiry", test_expiry);
  WITH_BOOK ("void", test_void);
  WITH_BOOK ("access", test_access);
  WITH_BOOK ("roles", test_roles);
  WITH_BOOK ("ladder", test_ladder);
  WITH_BOOK ("ladder-is-gated", test_ladder_is_gated);
  WITH_BOOK ("no-ladder", test_no_ladder);
  WITH_BOOK ("revocation", test_revocation);
  WITH_BOOK ("reinstatement", test_reinstatement);
  WITH_BOOK ("decisions", test_decisions);
  WITH_BOOK ("told-duties", test_told_duties);
  WITH_BOOK ("sign-off", test_sign_off);
  return g_test_run ();
}
