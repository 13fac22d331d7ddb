/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Profiles in a book: what is laid out when one is adopted, how versions follow each other, and the
 * duties of a book.
 */

#include <string.h>

#include "alpr-adopted.h"
#include "alpr-digest.h"
#include "alpr-duty.h"
#include "alpr-error.h"
#include "alpr-time.h"
#include "policy-text.h"
#include "store-fixture.h"

/* The small profile with a version, a first day, and nothing in it that a later release adds. */
static AlprProfile *
make_profile (const char *id, const char *version, const char *from, const char *until)
{
  g_autoptr (GString) text = g_string_new (policy_text);
  g_autofree char *day = until != NULL
                             ? g_strdup_printf ("%s\", \"in_force_until\": \"%s", from, until)
                             : g_strdup (from);
  const char *changes[][2] = {
    { "\"test-1\"", id },
    { "\"version\": \"1\"", version },
    { "2026-01-01", day },
    { "{ \"rule\": \"no-reason\", \"severity\": \"violation\" },",
      "{ \"rule\": \"audit-item-not-judged\", \"severity\": \"notice\" }" },
    { "        { \"rule\": \"day-above-habit\", \"severity\": \"notice\", "
      "\"with\": { \"times\": 4, \"least\": 40 } }\n", "" },
    { "\"record\": \"people\"", "\"partly\": \"All of it\"" },
    { "\"report\": \"audit-workbook\"", "\"mechanism\": \"journal\"" },
  };
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  AlprProfile *profile;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpuint (g_string_replace (text, changes[i][0], changes[i][1], 1), ==, 1);
  json = g_bytes_new (text->str, text->len);
  profile = alpr_profile_load ("test.json", json, &error);
  g_assert_no_error (error);
  return profile;
}

static void
begin_book (Fixture *fixture)
{
  fixture_run (fixture, "INSERT INTO book VALUES (1, 'u', 'Test PD', 'America/Denver', 0, 'test')");
}

/* Adopts, as an act does, within a transaction; gives back the error's message, or NULL. */
static char *
adopt (Fixture *fixture, AlprProfile *profile)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_store_begin (fixture->store, NULL));
  if (alpr_policy_adopt (fixture->store, profile, "ada", &error))
    {
      g_assert_no_error (error);
      g_assert_true (alpr_store_commit (fixture->store, NULL));
      return NULL;
    }
  alpr_store_rollback (fixture->store);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  return g_strdup (error->message);
}

static void
adopt_version (Fixture *fixture, const char *version, const char *from, const char *until)
{
  g_autofree char *quoted = g_strdup_printf ("\"version\": \"%s\"", version);
  g_autoptr (AlprProfile) profile = make_profile ("\"test-1\"", quoted, from, until);
  g_autofree char *refusal = adopt (fixture, profile);

  g_assert_cmpstr (refusal, ==, NULL);
}

static char *
read_text (AlprStore *store, const char *sql)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, NULL, &error);

  g_assert_no_error (error);
  while (alpr_cursor_next (cursor, &error))
    g_string_append_printf (text, "%s\n", alpr_cursor_get_text (cursor, 0));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_text (Fixture *fixture, const char *sql, const char *wanted)
{
  g_autofree char *found = read_text (fixture->store, sql);

  g_assert_cmpstr (found, ==, wanted);
}

static gint64
instant (const char *day)
{
  g_autoptr (GTimeZone) zone = alpr_time_zone_new ("America/Denver", NULL);
  GDate date;

  g_assert_true (alpr_day_parse (day, &date));
  return alpr_time_from_day (&date, zone);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprProfile) profile
      = make_profile ("\"test-1\"", "\"version\": \"1\"", "2026-01-01", NULL);
  g_autofree char *refusal = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *stored = NULL;
  gsize length;
  const void *json = g_bytes_get_data (alpr_profile_get_json (profile), &length);

  begin_book (fixture);
  refusal = adopt (fixture, profile);
  g_assert_null (refusal);

  digest = alpr_digest_hex (json, length);
  wanted = g_strconcat (digest, "\n", NULL);
  check_text (fixture, "SELECT sha256 FROM policy", wanted);
  stored = read_text (fixture->store, "SELECT json FROM policy");
  g_assert_cmpmem (stored, strlen (stored) - 1, json, length);
  check_text (fixture, "SELECT profile || ' ' || version || ' ' || title || ' ' || adopted_by "
                       "FROM policy", "test-1 1 Test ada\n");
  check_text (fixture, "SELECT id || ' ' || place || ' ' || how || ' ' || state FROM policy_clause "
                       "ORDER BY place",
              "T-1 0 screened at work\nT-2 1 scheduled at work\nT-3 2 recorded not yet\n"
              "T-4 3 reported at work\nT-5 4 enforced not yet\nT-6 5 enforced not yet\n");
  check_text (fixture, "SELECT list || ': ' || item || ' = ' || label FROM policy_list "
                       "WHERE list NOT LIKE 'role %' ORDER BY list, item",
              "case-patterns: C99-9999% = C99-9999%\ngeneric-reasons: inv = Inv\n"
              "generic-reasons: research = Research\npermitted-purposes: arson = Arson\n"
              "roles: administrator = A\nroles: auditor = B\n"
              "unit-words: street unit = Street  Unit\n");
  check_text (fixture, "SELECT list || ': ' || count(*) FROM policy_list WHERE list LIKE 'role %' "
                       "GROUP BY list", "role administrator: 7\nrole auditor: 1\n");
  check_text (fixture, "SELECT clause || ' ' || rule FROM policy_rule ORDER BY id",
              "T-1 audit-item-not-judged\nT-2 audit-item-not-judged\n");
}

static void
test_read_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) adopted = NULL;
  const AlprAdopted *first;

  begin_book (fixture);
  none = alpr_policy_load_adopted (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  adopt_version (fixture, "1", "2026-01-01", NULL);
  fixture_close (fixture);
  fixture_open (fixture);
  adopted = alpr_policy_load_adopted (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adopted->len, ==, 1);
  first = adopted->pdata[0];
  g_assert_cmpint (first->policy, ==, 1);
  g_assert_cmpint (first->from_at, ==, instant ("2026-01-01"));
  g_assert_cmpint (first->until_at, ==, 0);
  g_assert_cmpint (ABS (first->adopted_at - alpr_time_now ()), <, 60 * ALPR_TIME_SECOND);
  g_assert_cmpstr (first->adopted_by, ==, "ada");
  g_assert_nonnull (alpr_profile_find_clause (first->profile, "T-6"));
}

#define VERSIONS \
  "SELECT version || ' ' || in_force_from || ' ' || COALESCE (in_force_until, 0) " \
  "FROM policy ORDER BY in_force_from"

static void
check_versions (Fixture *fixture, const char *const *days)
{
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (; days[0] != NULL; days += 3)
    g_string_append_printf (wanted, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", days[0],
                            instant (days[1]), *days[2] != '\0' ? instant (days[2]) : 0);
  check_text (fixture, VERSIONS, wanted->str);
}

/* One version ends where the next begins, in whatever order they are adopted. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  const char *two[] = { "1", "2026-01-01", "2026-07-01", "2", "2026-07-01", "", NULL };
  const char *three[] = { "1", "2026-01-01", "2026-03-08", "1b", "2026-03-08", "2026-07-01",
                          "2", "2026-07-01", "",           NULL };
  const char *five[]
      = { "0", "2024-05-05", "2025-01-01", "1", "2026-01-01", "2026-03-08", "1b", "2026-03-08",
          "2026-07-01", "2", "2026-07-01", "2027-01-01", "3", "2027-01-01", "2028-01-01", NULL };

  begin_book (fixture);
  adopt_version (fixture, "1", "2026-01-01", NULL);
  adopt_version (fixture, "2", "2026-07-01", NULL);
  check_versions (fixture, two);
  adopt_version (fixture, "1b", "2026-03-08", NULL);
  check_versions (fixture, three);
  /* The last day in force is inside; the version of 2024 ended before the next one began. */
  adopt_version (fixture, "0", "2024-05-05", "2024-12-31");
  adopt_version (fixture, "3", "2027-01-01", "2027-12-31");
  check_versions (fixture, five);
  /* The rules of a clause keep their numbers from version to version. */
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM policy_rule"), ==, 2);
}

static void
refuse (Fixture *fixture, const char *version, const char *from, const char *says)
{
  g_autofree char *quoted = g_strdup_printf ("\"version\": \"%s\"", version);
  g_autoptr (AlprProfile) profile = make_profile ("\"test-1\"", quoted, from, NULL);
  g_autofree char *refusal = adopt (fixture, profile);

  g_assert_cmpstr (refusal, ==, says);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AlprProfile) other
      = make_profile ("\"test-2\"", "\"version\": \"1\"", "2026-01-01", NULL);
  g_autofree char *refusal = NULL;

  begin_book (fixture);
  adopt_version (fixture, "1", "2026-01-01", NULL);
  before = read_text (fixture->store, VERSIONS);
  refuse (fixture, "1", "2026-01-01", "test-1, “1”, is adopted already");
  refuse (fixture, "1", "2026-02-01", "Another text of test-1 is adopted as “1” already; give this "
                                      "one a version of its own");
  refuse (fixture, "2", "2026-01-01", "The version “1” of test-1 is in force from the same day; "
                                      "give the new one a later day");
  after = read_text (fixture->store, VERSIONS);
  g_assert_cmpstr (after, ==, before);
  /* Another profile from the same day is no hindrance: an agency may follow several. */
  refusal = adopt (fixture, other);
  g_assert_null (refusal);
}

static void
test_undefined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProfile) profile
      = load_changed ("\"no-reason\"", "\"no-such-rule\"", NULL);

  begin_book (fixture);
  g_assert_false (alpr_policy_adopt (fixture->store, profile, "ada", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_assert_cmpstr (error->message, ==,
                   "test.json:21: clause T-1: there is no rule “no-such-rule”");
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM policy"), ==, 0);
}

/* A profile that was changed in the book behind the program's back says so, and where. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin_book (fixture);
  adopt_version (fixture, "1", "2026-01-01", NULL);
  fixture_run (fixture, "UPDATE policy SET json = replace (json, 'Agency', '')");
  g_assert_null (alpr_policy_load_adopted (fixture->store, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_assert_cmpstr (error->message, ==, "test-1.json:4: “agency” is empty");
}

static void
add_audit (Fixture *fixture, int policy, const char *clause, const char *period, const char *state)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO audit (policy, clause, title, period, from_at, until_at, filter, last_search, "
      "population, digest, state, seed, created_at, created_by) "
      "VALUES (%d, '%s', 't', '%s', 0, 1, 'f', 0, 0, 'd', '%s', '1', 0, 'ada')",
      policy, clause, period, state);

  fixture_run (fixture, sql);
}

static void
check_duties (Fixture *fixture, const char *day, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  GDate today;

  g_assert_true (alpr_day_parse (day, &today));
  duties = alpr_policy_load_duties (fixture->store, &today, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < duties->len; i++)
    {
      const AlprDuty *duty = duties->pdata[i];

      g_string_append_printf (found, "%s %s\n", alpr_period_get_label (duty->period),
                              alpr_duty_state_to_text (duty->state));
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_duties (Fixture *fixture, gconstpointer data)
{
  begin_book (fixture);
  check_duties (fixture, "2026-03-15", "");
  adopt_version (fixture, "1", "2025-11-10", NULL);
  adopt_version (fixture, "2", "2026-02-10", NULL);
  fixture_run (fixture, "UPDATE policy SET adopted_at = 1767294000000"); /* 2026-01-01 12:00 -0700 */
  /* Without data duties begin with the adoption; a month's last day tells whose month it is. */
  check_duties (fixture, "2026-03-15", "2026-01 overdue\n2026-02 due\n2026-03 upcoming\n");

  /* 2025-12-01 00:30 in Denver: there it is December, in UTC too; 2025-11-30 23:30 is November. */
  fixture_run (fixture, "INSERT INTO import (id, file, sha256, size, mapping, state, started_at, who, "
                        "first_at) VALUES (1, 'f', 's', 0, 'm', 'complete', 0, 'ada', 1764574200000)");
  check_duties (fixture, "2026-03-15",
                "2025-12 overdue\n2026-01 overdue\n2026-02 due\n2026-03 upcoming\n");
  fixture_run (fixture, "UPDATE import SET first_at = 1764570600000");
  check_duties (fixture, "2026-03-15",
                "2025-11 overdue\n2025-12 overdue\n2026-01 overdue\n2026-02 due\n"
                "2026-03 upcoming\n");

  /* An audit counts once it is final, under whichever version it was begun. */
  add_audit (fixture, 1, "T-2", "2025-12", "final");
  add_audit (fixture, 1, "T-2", "2026-02", "final");
  add_audit (fixture, 2, "T-2", "2026-01", "drawn");
  add_audit (fixture, 2, "T-4", "2025-11", "final");
  check_duties (fixture, "2026-03-15",
                "2025-11 overdue\n2025-12 done\n2026-01 overdue\n2026-02 done\n"
                "2026-03 upcoming\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/policy/adopted/rows", test_rows);
  fixture_add ("/policy/adopted/read-back", test_read_back);
  fixture_add ("/policy/adopted/versions", test_versions);
  fixture_add ("/policy/adopted/refused", test_refused);
  fixture_add ("/policy/adopted/undefined", test_undefined);
  fixture_add ("/policy/adopted/damaged", test_damaged);
  fixture_add ("/policy/adopted/duties", test_duties);
  return g_test_run ();
}
