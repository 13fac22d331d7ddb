/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One act for many: done for every one or for none, with the gates and the journal's line of each;
 * what stops it says whom it is about.
 */

#include <string.h>

#include "acts-fixture.h"
#include "alpr-actor-private.h"
#include "alpr-error.h"
#include "alpr-time.h"

#define MINUTE (60 * ALPR_TIME_SECOND)

static void
act (Fixture *fixture, const char *name, const char *inputs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = fixture_act (fixture, name, inputs, &error);

  g_assert_no_error (error);
}

static void
record (Fixture *fixture, const char *person, const char *course)
{
  g_autofree char *inputs
      = g_strdup_printf ("{'person': <'%s'>, 'course': <'%s'>, 'done': <'2026-01-15'>}", person,
                         course);

  act (fixture, "training/record", inputs);
}

/* All that the state's policy asks for access */
static void
make_ready (Fixture *fixture, const char *person)
{
  static const char *const courses[]
      = { "alpr-policy", "alpr-equipment", "ncic", "cjis-awareness" };
  g_autofree char *account
      = g_strdup_printf ("{'system': <'Flock'>, 'name': <'%s'>, 'person': <'%s'>}", person, person);
  g_autofree char *factor
      = g_strdup_printf ("{'account': <'%s'>, 'method': <'app'>, 'since': <'2026-01-15'>}", person);

  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    record (fixture, person, courses[i]);
  act (fixture, "accounts/add", account);
  act (fixture, "accounts/factor", factor);
}

/* Three who ask for access, of whom the second one is not trained yet */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const people[] = { "B-1", "B-2", "B-3" };

  fixture_set_up (fixture, data);
  act (fixture, "policies/adopt", "{'profile': <'nm-dps-opr-50'>}");
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *add = g_strdup_printf (
          "{'full_name': <'Officer %s'>, 'number': <'%s'>, 'role': <'officer'>}", people[i],
          people[i]);
      g_autofree char *ask = g_strdup_printf (
          "{'person': <'%s'>, 'system': <'Flock'>, 'duties': <'patrol'>}", people[i]);

      act (fixture, "roster/add", add);
      act (fixture, "access/request", ask);
    }
  make_ready (fixture, "B-1");
  make_ready (fixture, "B-3");
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_act_each_free);
}

static void
add (GPtrArray *each, const char *name, const char *inputs)
{
  g_ptr_array_add (each, alpr_act_each_new (name, g_variant_new_parsed (inputs)));
}

static GPtrArray *
list_requests (void)
{
  GPtrArray *each = list_new ();

  add (each, "Ada", "{'access': <@x 1>}");
  add (each, "Ben", "{'access': <@x 2>}");
  add (each, "Cid", "{'access': <@x 3>}");
  return each;
}

static GVariant *
run (Fixture *fixture, const char *name, GPtrArray *each, GError **error)
{
  return alpr_act_run_each (fixture->store, fixture->actor, name, each, NULL, error);
}

static void
fails (Fixture *fixture, const char *name, GPtrArray *each, int code, const char *words,
       const char *about)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (run (fixture, name, each, &error));
  g_assert_error (error, ALPR_ERROR, code);
  g_test_message ("%s", error->message);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_cmpstr (alpr_error_get_about (error), ==, about);
}

static gint64
count_lines (Fixture *fixture, const char *act_name, const char *outcome)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT COUNT(*) FROM journal WHERE act = '%s' AND outcome = '%s'", act_name, outcome);

  return fixture_number (fixture, sql);
}

static gint64
count_granted (Fixture *fixture)
{
  return fixture_number (fixture, "SELECT COUNT(*) FROM access WHERE state = 'granted'");
}

/* The second one is refused: nobody gets anything, the clauses are told, and so is whom it is about;
 * the journal knows of that one only. When that one is trained all get it. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) each = list_requests ();
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) ids = NULL;
  g_autofree char *inputs = NULL;
  gint64 count = 0;

  g_assert_null (run (fixture, "access/approve", each, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "Nothing was done for any of 3. Ben: Refused: "));
  g_assert_cmpstr (alpr_error_get_about (error), ==, "Ben");
  g_assert_cmpuint (g_strv_length ((char **)alpr_error_get_clauses (error)), >, 1);
  g_clear_error (&error);
  g_assert_cmpint (count_granted (fixture), ==, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(decided_at) FROM access"), ==, 0);
  g_assert_cmpint (count_lines (fixture, "access/approve", "refused"), ==, 1);
  g_assert_cmpint (count_lines (fixture, "access/approve", "done"), ==, 0);
  inputs = fixture_text (fixture, "SELECT inputs FROM journal WHERE act = 'access/approve'");
  g_assert_nonnull (strstr (inputs, "2"));

  make_ready (fixture, "B-2");
  done = run (fixture, "access/approve", each, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (done, "count", "x", &count));
  ids = g_variant_lookup_value (done, "ids", G_VARIANT_TYPE ("ax"));
  g_assert_cmpint (count, ==, 3);
  g_assert_cmpuint (g_variant_n_children (ids), ==, 3);
  g_assert_cmpint (count_granted (fixture), ==, 3);
  g_assert_cmpint (count_lines (fixture, "access/approve", "done"), ==, 3);
}

/* What is wrong about one is found before anything is done; what an act says itself is told too. */
static void
test_wrong_inputs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) each = list_new ();

  add (each, "Ada", "{'person': <@x 2>, 'course': <'ncic'>, 'done': <'2026-02-01'>}");
  add (each, "Cid", "{'person': <@x 4>, 'course': <'ncic'>}");
  fails (fixture, "training/record", each, ALPR_ERROR_FORMAT, "needs “done”", "Cid");
  g_ptr_array_remove_index (each, 1);
  add (each, "Cid", "{'person': <@x 4>, 'course': <'none such'>, 'done': <'2026-02-01'>}");
  fails (fixture, "training/record", each, ALPR_ERROR_MISSING, "Cid: “course”", "Cid");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM training"), ==, 8);
  act (fixture, "access/refuse", "{'access': <@x 3>, 'reason': <'asked twice'>}");
  g_ptr_array_set_size (each, 0);
  add (each, "Ada", "{'access': <@x 1>}");
  add (each, "Cid", "{'access': <@x 3>}");
  fails (fixture, "access/approve", each, ALPR_ERROR_REFUSED, "decided already", "Cid");
  g_assert_cmpint (count_granted (fixture), ==, 0);
}

/* None, too many, an act that reaches beyond the book, and one that isn't there */
static void
test_not_for_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = list_new ();
  g_autoptr (GPtrArray) many = list_new ();
  g_autoptr (GPtrArray) one = list_new ();

  for (guint i = 0; i <= ALPR_ACT_MOST_AT_ONCE; i++)
    add (many, "Ada", "{'access': <@x 1>}");
  add (one, "Ada", "{'access': <@x 1>}");
  fails (fixture, "access/approve", none, ALPR_ERROR_FORMAT, "nothing for which", NULL);
  fails (fixture, "access/approve", many, ALPR_ERROR_FORMAT, "1000 at once, not for 1001", NULL);
  fails (fixture, "people/remove", one, ALPR_ERROR_FORMAT, "one at a time", NULL);
  fails (fixture, "documents/save", one, ALPR_ERROR_FORMAT, "one at a time", NULL);
  fails (fixture, "access/none-such", one, ALPR_ERROR_MISSING, "no act", NULL);
  g_assert_true (alpr_act_is_for_many (alpr_acts_find ("access/approve")));
  g_assert_false (alpr_act_is_for_many (alpr_acts_find ("policies/adopt")));
}

/* A proof is asked for once, before anything; being asked is not journalled. */
static void
test_proof (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) each = list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;

  add (each, "Ada", "{'person': <@x 2>, 'role': <'it-support'>, 'reason': <'moved'>}");
  add (each, "Ben", "{'person': <@x 3>, 'role': <'it-support'>, 'reason': <'moved'>}");
  alpr_actor_prove (fixture->actor, alpr_actor_clock () - 6 * MINUTE);
  fails (fixture, "roster/change-role", each, ALPR_ERROR_UNCONFIRMED, "once more", NULL);
  g_assert_cmpint (
      fixture_number (fixture, "SELECT COUNT(*) FROM journal WHERE act = 'roster/change-role'"), ==,
      0);
  g_assert_true (alpr_session_confirm (fixture->session, fixture->passphrase, NULL, &error));
  g_assert_no_error (error);
  done = run (fixture, "roster/change-role", each, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_cmpint (
      fixture_number (fixture, "SELECT COUNT(*) FROM person WHERE role = 'it-support'"), ==, 2);
}

/* Who may not, and who has stopped it */
static void
test_denied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) each = list_requests ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AlprActor) lee = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (alpr_act_run_each (fixture->store, fixture->actor, "access/approve", each,
                                    cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  fixture_add_person (fixture, "lee", "officer");
  lee = alpr_actor_load (fixture->store, "lee", &error);
  g_assert_no_error (error);
  g_assert_null (
      alpr_act_run_each (fixture->store, lee, "access/approve", each, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_null (alpr_error_get_about (error));
  g_assert_cmpint (count_granted (fixture), ==, 0);
}

/* As many as there may be, in no time that anybody would mind */
static void
test_most (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) each = list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;

  for (guint i = 0; i < ALPR_ACT_MOST_AT_ONCE; i++)
    add (each, "Ada", "{'person': <@x 2>, 'course': <'ncic'>, 'done': <'2026-02-01'>}");
  g_test_timer_start ();
  done = run (fixture, "training/record", each, &error);
  g_assert_no_error (error);
  g_test_message ("%d in %.1f s", ALPR_ACT_MOST_AT_ONCE, g_test_timer_elapsed ());
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM training"), ==,
                   8 + ALPR_ACT_MOST_AT_ONCE);
}

/* What an error says of itself goes with it. */
static void
test_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (ALPR_ERROR, ALPR_ERROR_FORMAT, "no");
  g_autoptr (GError) other = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  g_autoptr (GError) copy = NULL;

  g_assert_null (alpr_error_get_about (NULL));
  g_assert_null (alpr_error_get_about (error));
  alpr_error_set_about (other, "Ada");
  g_assert_null (alpr_error_get_about (other));
  alpr_error_set_about (error, "Ada");
  alpr_error_set_about (error, "Ben");
  copy = g_error_copy (error);
  g_assert_cmpstr (alpr_error_get_about (copy), ==, "Ben");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add ("/act-each/" path, Fixture, NULL, set_up, func, fixture_tear_down)
  ADD ("refused", test_refused);
  ADD ("wrong-inputs", test_wrong_inputs);
  ADD ("not-for-many", test_not_for_many);
  ADD ("proof", test_proof);
  ADD ("denied", test_denied);
  ADD ("most", test_most);
  ADD ("error", test_error);
#undef ADD
  return g_test_run ();
}
