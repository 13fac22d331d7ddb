/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The screen over a small book (check.searches): what it writes, what it takes back, and what stays
 * because a person has judged it.
 */

#include "case-rows.h"
#include "store-fixture.h"

#include <string.h>

#include "alpr-act.h"
#include "alpr-adopted.h"
#include "alpr-check.h"
#include "alpr-definition.h"
#include "alpr-error.h"

/* The version, its first day, the exempt purposes and the rules of its two clauses go in. */
static const char profile_text[]
    = "{ \"id\": \"test-1\", \"title\": \"Test\", \"agency\": \"Agency\", \"version\": \"%s\","
      " \"in_force_from\": \"%s\","
      " \"roles\": { \"administrator\": { \"title\": \"A\", \"rights\": [\"read\", \"import\","
      " \"judge\", \"audit\", \"finalise\", \"report\", \"administer\"] },"
      " \"clerk\": { \"title\": \"B\", \"rights\": [\"read\"] } },"
      " \"lists\": { \"generic-reasons\": [\"Inv\"], \"exempt-purposes\": [%s],"
      " \"permitted-purposes\": [], \"case-patterns\": [], \"unit-words\": [],"
      " \"audited-types-left-out\": [] },"
      " \"clauses\": ["
      " { \"id\": \"T-1\", \"clause\": \"1\", \"area\": \"searches\", \"how\": \"screened\","
      " \"text\": \"Text\", \"rules\": ["
      " { \"rule\": \"no-case-number\", \"severity\": \"violation\" },"
      " { \"rule\": \"no-reason\", \"severity\": \"violation\" },"
      " { \"rule\": \"plate-searched-on-many-days\", \"severity\": \"notice\","
      " \"with\": { \"days\": 3 } } ] },"
      " { \"id\": \"T-2\", \"clause\": \"2\", \"area\": \"searches\", \"how\": \"screened\","
      " \"text\": \"Text\", \"rules\": ["
      " { \"rule\": \"no-case-number\", \"severity\": \"counted\" } ] } ] }";

static void
adopt (AlprStore *store, const char *version, const char *from, const char *exempt)
{
  g_autofree char *text
      = g_strdup_printf (profile_text, version, from, exempt); /* NOLINT: a literal above */
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProfile) profile = alpr_profile_load ("test.json", json, &error);

  g_assert_no_error (error);
  alpr_policy_adopt (store, profile, "ada", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "rules", "check.searches", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = case_file_load (path, &error);

  g_assert_no_error (error);
  fixture_set_up (fixture, data);
  alpr_store_begin (fixture->store, &error);
  fixture_run (fixture, "INSERT INTO book VALUES (1, 'u', 'Test PD', 'UTC', 0, 'test');"
                        "INSERT INTO person (user_name, role, created_at)"
                        " VALUES ('ada', 'administrator', 0), ('cy', 'clerk', 0)");
  adopt (fixture->store, "1", "2026-01-01", "\"Audit\"");
  case_rows_write_searches (fixture->store, cases->pdata[0]);
  alpr_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static GVariant *
check_as (Fixture *fixture, const char *who, const char *period, const char *rule, GError **error)
{
  g_autoptr (AlprActor) actor = alpr_actor_load (fixture->store, who, NULL);

  g_assert_nonnull (actor);
  return alpr_act_run (fixture->store, actor, "findings/check",
                       g_variant_new_parsed ("{'period': <%s>, 'rule': <%s>}", period,
                                             rule != NULL ? rule : ""),
                       NULL, error);
}

static void
check (Fixture *fixture, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = check_as (fixture, "ada", period, NULL, &error);

  g_assert_no_error (error);
}

/* The findings that stand in the book: "rule clause subject", a line each */
static void
expect_findings (Fixture *fixture, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (
      fixture->store,
      "SELECT k.rule || ' ' || k.clause || ' ' || f.subject FROM finding f"
      " JOIN policy_rule k ON k.id = f.rule"
      " WHERE f.id = k.id * 1099511627776 + f.subject"
      " ORDER BY k.rule, k.clause, f.subject",
      NULL, &error);

  g_assert_no_error (error);
  while (alpr_cursor_next (cursor, &error))
    g_string_append_printf (text, "%s\n", alpr_cursor_get_text (cursor, 0));
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, wanted);
}

/* How many findings tell of a plate on so many days */
static void
expect_days (Fixture *fixture, int days, gint64 wanted)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT COUNT(*) FROM finding WHERE what LIKE '%% on %d days,%%'", days);

  g_assert_cmpint (fixture_get_number (fixture->store, sql), ==, wanted);
}

static const char of_march[] = "no-case-number T-1 2\nno-case-number T-1 3\n"
                               "no-case-number T-2 2\nno-case-number T-2 3\n";

static const char of_the_half[]
    = "no-case-number T-1 2\nno-case-number T-1 3\nno-case-number T-1 5\nno-case-number T-1 6\n"
      "no-case-number T-2 2\nno-case-number T-2 3\nno-case-number T-2 5\nno-case-number T-2 6\n"
      "no-reason T-1 6\nplate-searched-on-many-days T-1 1\n";

static void
test_period (Fixture *fixture, gconstpointer data)
{
  check (fixture, "2026-03");
  expect_findings (fixture, of_march);
  check (fixture, "2026-H1");
  expect_findings (fixture, of_the_half);

  /* A shorter period takes back nothing that it can't see whole. */
  check (fixture, "2026-01");
  check (fixture, "2026-05");
  expect_findings (fixture, of_the_half);
}

static void
test_result (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = check_as (fixture, "ada", "2026-H1", NULL, &error);
  gint64 number;

  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (result, "searches", "x", &number));
  g_assert_cmpint (number, ==, 7);
  g_assert_true (g_variant_lookup (result, "findings", "x", &number));
  g_assert_cmpint (number, ==, 10);
  g_assert_cmpint (fixture_get_number (fixture->store,
                                       "SELECT COUNT(*) FROM journal WHERE act = 'findings/check'"
                                       " AND outcome = 'done' AND detail LIKE '10 findings of 4"
                                       " rules over 7 searches; 10 are new, 0 %'"),
                   ==, 1);
}

/* Run again, it writes nothing: neither a finding nor a changed one. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  check (fixture, "2026-H1");
  fixture_run (fixture, "CREATE TEMP TRIGGER no_more BEFORE INSERT ON finding"
                        " BEGIN SELECT RAISE (ABORT, 'a finding is written twice'); END;"
                        "CREATE TEMP TRIGGER no_less BEFORE DELETE ON finding"
                        " BEGIN SELECT RAISE (ABORT, 'a finding is taken back'); END");
  check (fixture, "2026-H1");
  check (fixture, "2026-04");
  expect_findings (fixture, of_the_half);
}

/* A list changes: what nobody judged goes and comes, what somebody judged stays. */
static void
test_judged (Fixture *fixture, gconstpointer data)
{
  check (fixture, "2026-03");
  fixture_run (fixture, "INSERT INTO judgement (finding, verdict, note, who, at)"
                        " SELECT f.id, 'explained', 'why', 'ada', 0 FROM finding f"
                        " JOIN policy_rule k ON k.id = f.rule"
                        " WHERE k.clause = 'T-1' AND f.subject = 3");
  fixture_run (fixture, "INSERT INTO policy_list VALUES (1, 'exempt-purposes', 'theft', 'Theft')");
  check (fixture, "2026-03");
  expect_findings (fixture, "no-case-number T-1 3\n");

  fixture_run (fixture, "DELETE FROM policy_list WHERE item = 'theft'");
  check (fixture, "2026-03");
  expect_findings (fixture, of_march);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT COUNT(*) FROM judgement"), ==, 1);
}

/* What counts over many: told for a period, anew by a longer one, taken back by as long a one. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  check (fixture, "2026-Q2");
  expect_days (fixture, 4, 0);
  check (fixture, "2026-H1");
  expect_days (fixture, 5, 1);

  /* The quarter has four of the days, but the half's finding stands. */
  check (fixture, "2026-03-01..2026-04-30");
  expect_days (fixture, 4, 0);

  /* Other rows, as if a list had changed: the pair is no more. */
  fixture_run (fixture, "INSERT INTO own_organisation VALUES ('another', 'Another')");
  check (fixture, "2026-Q2");
  expect_findings (fixture, "no-case-number T-1 2\nno-case-number T-1 3\n"
                            "no-case-number T-2 2\nno-case-number T-2 3\n"
                            "plate-searched-on-many-days T-1 1\n");
  check (fixture, "2026");
  expect_findings (fixture, "");
}

/* Each search is judged by the version that is in force on its day; days are counted for as long as
 * one version is. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  alpr_store_begin (fixture->store, &error);
  adopt (fixture->store, "2", "2026-04-01", "\"Audit\", \"Inv\"");
  alpr_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  check (fixture, "2026-H1");
  expect_findings (fixture, "no-case-number T-1 2\nno-case-number T-1 3\nno-case-number T-1 6\n"
                            "no-case-number T-2 2\nno-case-number T-2 3\nno-case-number T-2 6\n"
                            "no-reason T-1 6\nplate-searched-on-many-days T-1 1\n");
  expect_days (fixture, 3, 1);

  /* Before the first version nothing was in force. */
  check (fixture, "2025");
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT COUNT(*) FROM finding"), ==, 8);
}

static void
test_rule (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = check_as (fixture, "ada", "2026-H1", "no-reason", &error);
  g_autoptr (GVariant) none = NULL;

  g_assert_no_error (error);
  expect_findings (fixture, "no-reason T-1 6\n");
  none = check_as (fixture, "ada", "2026-H1", "no-such-rule", &error);
  g_assert_null (none);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

static void
test_denied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = check_as (fixture, "cy", "2026-H1", NULL, &error);

  g_assert_null (result);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  expect_findings (fixture, "");
}

static void
finding_given_cb (const AlprCheckedRule *by, const char *subject, const char *what, gpointer data)
{
  g_string_append_printf (data, "%s %s %.8s %s\n", by->rule, by->clause, subject, what);
}

/* Each finding is told, with its search's id and its words. */
static void
test_each (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (AlprPeriod) half = alpr_period_parse ("2026-H1", zone, NULL);
  g_autoptr (AlprPeriod) april = alpr_period_parse ("2026-04", zone, NULL);
  g_autoptr (AlprActor) actor = alpr_actor_load (fixture->store, "ada", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCheck) all = NULL;
  g_autoptr (AlprCheck) one = NULL;

  all = alpr_check_run (fixture->store, actor, half, NULL, finding_given_cb, text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all->searches, ==, 7);
  g_assert_cmpuint (all->rules->len, ==, 4);
  g_assert_nonnull (strstr (text->str, "no-reason T-1 r7365617 the reason is empty\n"));
  g_assert_nonnull (strstr (text->str,
                            "no-case-number T-2 r7365617 no case number; the reason says: inv\n"));
  g_assert_nonnull (strstr (text->str, "plate-searched-on-many-days T-1 r7365617 plate ABC1234 on "
                                       "5 days, 1 case numbers, 3 searches without one"));

  g_string_truncate (text, 0);
  one = alpr_check_run (fixture->store, actor, april, "no-reason", finding_given_cb, text, NULL,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->rules->len, ==, 1);
  g_assert_cmpstr (text->str, ==, "no-reason T-1 r7365617 the reason is empty\n");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AlprActor) actor = alpr_actor_load (fixture->store, "ada", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  /* More rows than a statement runs through before it looks whether it is to stop. */
  fixture_run (fixture,
               "INSERT INTO search WITH RECURSIVE n (i) AS (SELECT 8 UNION ALL SELECT i + 1 FROM n"
               " WHERE i < 20000) SELECT i, s.at, s.flags, s.reason, s.case_number, s.account,"
               " s.plate_code, s.networks, s.organisation, s.offense, s.frame_from, s.frame_until,"
               " s.plate, s.type, s.devices, s.filter, s.prompt, s.moderation, s.sheet, s.row,"
               " s.derived, s.key FROM n, search s WHERE s.id = 2;"
               "UPDATE search_visible SET last_id = 20000;"
               "UPDATE import SET last_search = 20000");
  g_cancellable_cancel (cancellable);
  result = alpr_act_run (fixture->store, actor, "findings/check",
                         g_variant_new_parsed ("{'period': <'2026-H1'>}"), cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  expect_findings (fixture, "");
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/check/period", test_period);
  add ("/check/result", test_result);
  add ("/check/again", test_again);
  add ("/check/judged", test_judged);
  add ("/check/together", test_together);
  add ("/check/versions", test_versions);
  add ("/check/rule", test_rule);
  add ("/check/denied", test_denied);
  add ("/check/each", test_each);
  add ("/check/cancelled", test_cancelled);
  return g_test_run ();
}
