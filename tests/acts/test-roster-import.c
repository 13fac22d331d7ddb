/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of people and accounts beside a book: what is new, changed, ambiguous, gone; and the
 * import, which does that and nothing else, and the second time nothing at all.
 */

#include <stdarg.h>
#include <string.h>

#include "acts-fixture.h"
#include "alpr-error.h"
#include "alpr-roster-preview.h"

#define WITH_BOOK(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static AlprRosterList *
make_list (gboolean people)
{
  AlprRosterList *list = alpr_roster_list_new ("/list/people.csv");

  list->sha256 = g_strnfill (64, 'a');
  list->kind = "table";
  list->people = people;
  return list;
}

/* A row: pairs of a field and its text, ended by -1 */
static AlprRosterRecord *
add_row (AlprRosterList *list, ...)
{
  AlprRosterRecord *record
      = alpr_roster_record_new ("", (gint64)list->records->len + 2, "as it came");
  va_list args;
  int field;

  va_start (args, list);
  while ((field = va_arg (args, int)) >= 0)
    alpr_roster_record_set (record, (AlprRosterField)field, va_arg (args, const char *));
  va_end (args);
  record->login = list->people;
  g_ptr_array_add (list->records, record);
  return record;
}

#define END (-1)
#define NAME ALPR_ROSTER_NAME
#define NUMBER ALPR_ROSTER_NUMBER
#define EMAIL ALPR_ROSTER_EMAIL
#define UNIT ALPR_ROSTER_UNIT

static AlprRosterPreview *
preview (Fixture *fixture, AlprRosterList *list)
{
  AlprRosterOptions options = { ALPR_ROSTER_BOTH, "Vigilant" };
  g_autoptr (GError) error = NULL;
  AlprRosterPreview *preview
      = alpr_roster_preview_new (fixture->store, list, &options, NULL, &error);

  g_assert_no_error (error);
  return preview;
}

static GVariant *
take_in_with (Fixture *fixture, AlprRosterList *list, const char *digest, const char *role,
              GError **error)
{
  AlprRosterImport import = { list, digest };

  list->rows = list->records->len + list->aside->len;
  return alpr_act_run_with (
      fixture->store, fixture->actor, "roster/import",
      g_variant_new_parsed ("{'path': <%s>, 'sha256': <%s>, 'system': <'Vigilant'>, 'role': <%s>}",
                            list->path, list->sha256, role),
      &import, NULL, error);
}

static void
take_in (Fixture *fixture, AlprRosterList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = take_in_with (fixture, list, NULL, "operator", &error);

  g_assert_no_error (error);
}

static AlprRosterEntry *
find (AlprRosterPreview *preview, AlprRosterPart part, const char *name)
{
  for (guint i = 0; i < preview->entries->len; i++)
    {
      AlprRosterEntry *entry = preview->entries->pdata[i];

      if (entry->part == part && strcmp (entry->name, name) == 0)
        return entry;
    }
  g_error ("there is no line for %s", name);
}

static void
shows (AlprRosterPreview *preview, AlprRosterPart part, const char *name, AlprRosterState state,
       const char *words)
{
  AlprRosterEntry *entry = find (preview, part, name);
  g_autofree char *described = alpr_roster_entry_describe (entry);

  g_test_message ("%s: %s, %s", name, alpr_roster_state_to_text (entry->state), described);
  g_assert_cmpint (entry->state, ==, state);
  g_assert_nonnull (strstr (described, words));
}

/* Two people with an account each, one of them the other's supervisor */
static AlprRosterList *
make_two (void)
{
  AlprRosterList *list = make_list (TRUE);

  add_row (list, NAME, "Tom Reyes", NUMBER, "18", EMAIL, "tom@example.gov", UNIT, "Patrol",
           ALPR_ROSTER_MANAGER, "Ann Lee", ALPR_ROSTER_ACCOUNT, "treyes", END)
      ->last_used = G_GINT64_CONSTANT (1700000000000);
  add_row (list, NAME, "Ann Lee", NUMBER, "17", EMAIL, "ann@example.gov", ALPR_ROSTER_ACCOUNT,
           "alee", ALPR_ROSTER_VENDOR_ROLE, "Admin", END);
  return list;
}

static void
test_enters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_two ();
  g_autoptr (AlprRosterPreview) before = preview (fixture, list);
  g_autoptr (AlprRosterPreview) after = NULL;
  g_autofree char *who = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpuint (before->people[ALPR_ROSTER_NEW], ==, 2);
  g_assert_cmpuint (before->accounts[ALPR_ROSTER_NEW], ==, 2);
  g_assert_cmpuint (before->people[ALPR_ROSTER_GONE], ==, 1);
  take_in (fixture, list);
  who = fixture_text (fixture, "SELECT x.full_name || ' ' || x.number || ' ' || x.role || ' ' || "
                               "s.full_name || ' ' || v.system || ' ' || v.name || ' ' || "
                               "v.last_used_at FROM person x JOIN person s ON s.id = x.supervisor "
                               "JOIN vendor_account v ON v.person = x.id");
  g_assert_cmpstr (who, ==, "Tom Reyes 18 operator Ann Lee Vigilant treyes 1700000000000");
  line = fixture_text (fixture, "SELECT detail FROM journal WHERE act = 'roster/import'");
  g_assert_nonnull (strstr (line, "people: 2 new, 1 gone; accounts: 2 new; rows: 2 read"));
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM person_change"), ==, 0);
  after = preview (fixture, list);
  g_assert_true (alpr_roster_preview_is_idle (after));
  g_assert_cmpuint (after->people[ALPR_ROSTER_SAME], ==, 2);
  g_assert_cmpuint (after->accounts[ALPR_ROSTER_SAME], ==, 2);
}

/* The second import of the same list leaves no trace but its line in the journal. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_two ();
  const char *all = "SELECT (SELECT count(*) FROM person) * 1000000 + (SELECT count(*) FROM "
                    "vendor_account) * 10000 + (SELECT count(*) FROM person_change) * 100 + "
                    "(SELECT count(*) FROM person_spell)";
  gint64 once;

  take_in (fixture, list);
  once = fixture_number (fixture, all);
  take_in (fixture, list);
  g_assert_cmpint (fixture_number (fixture, all), ==, once);
  g_assert_cmpint (
      fixture_number (fixture, "SELECT count(*) FROM journal WHERE act = 'roster/import'"), ==, 2);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) first = make_two ();
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autoptr (AlprRosterPreview) seen = NULL;
  g_autofree char *changes = NULL;

  take_in (fixture, first);
  add_row (list, NAME, "Tomas Reyes", NUMBER, "18", EMAIL, "TOM@example.gov", UNIT, "Traffic",
           ALPR_ROSTER_ACCOUNT, "TREYES", ALPR_ROSTER_PERMISSIONS, "Search", END);
  add_row (list, NAME, "ann  lee", EMAIL, "ann@example.gov", NUMBER, "17", END);
  seen = preview (fixture, list);
  shows (seen, ALPR_ROSTER_PEOPLE, "Tomas Reyes", ALPR_ROSTER_CHANGED,
         "name: Tom Reyes → Tomas Reyes; unit: Patrol → Traffic");
  shows (seen, ALPR_ROSTER_PEOPLE, "ann  lee", ALPR_ROSTER_SAME, "");
  shows (seen, ALPR_ROSTER_ACCOUNTS, "TREYES", ALPR_ROSTER_CHANGED, "permissions: – → Search");
  shows (seen, ALPR_ROSTER_ACCOUNTS, "alee", ALPR_ROSTER_GONE, "Ann Lee’s, and not in the list");
  take_in (fixture, list);
  changes = fixture_text (fixture, "SELECT group_concat(field || ' ' || was || ' ' || becomes, ', ') "
                                   "FROM person_change");
  g_assert_cmpstr (changes, ==, "name Tom Reyes Tomas Reyes, unit Patrol Traffic");
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM vendor_account WHERE closed_at "
                                            "IS NULL"),
                   ==, 2);
}

static void
test_ambiguous (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) first = make_two ();
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autoptr (AlprRosterPreview) seen = NULL;
  gint64 people;

  take_in (fixture, first);
  add_row (list, NAME, "Both Ways", NUMBER, "17", EMAIL, "tom@example.gov", ALPR_ROSTER_ACCOUNT,
           "both", END);
  seen = preview (fixture, list);
  shows (seen, ALPR_ROSTER_PEOPLE, "Both Ways", ALPR_ROSTER_AMBIGUOUS,
         "the number is that of Ann Lee, the e-mail address that of Tom Reyes");
  shows (seen, ALPR_ROSTER_ACCOUNTS, "both", ALPR_ROSTER_NEW, "whose it is can’t be told");
  /* Who may be meant is not gone: the book's administrator alone is */
  g_assert_cmpuint (seen->people[ALPR_ROSTER_GONE], ==, 1);
  people = fixture_number (fixture, "SELECT count(*) FROM person");
  take_in (fixture, list);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM person"), ==, people);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM vendor_account WHERE name = "
                                            "'both' AND person IS NULL"),
                   ==, 1);
}

/* Another's badge, another's mailbox, another of the same name */
static void
test_not_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) first = make_two ();
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autoptr (AlprRosterPreview) seen = NULL;

  take_in (fixture, first);
  add_row (list, NAME, "Uma Dunn", NUMBER, "17", END);
  add_row (list, NAME, "Roy Park", EMAIL, "tom@example.gov", END);
  add_row (list, NAME, "Ann Lee", NUMBER, "99", END);
  seen = preview (fixture, list);
  shows (seen, ALPR_ROSTER_PEOPLE, "Uma Dunn", ALPR_ROSTER_AMBIGUOUS,
         "the number is that of Ann Lee, whose name is another");
  shows (seen, ALPR_ROSTER_PEOPLE, "Roy Park", ALPR_ROSTER_AMBIGUOUS,
         "the e-mail address is that of Tom Reyes");
  shows (seen, ALPR_ROSTER_PEOPLE, "Ann Lee", ALPR_ROSTER_AMBIGUOUS,
         "17 of the book has this name");
}

/* Two people of one name are told apart by what else the list says of them. */
static void
test_namesakes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_list (FALSE);
  g_autoptr (AlprRosterPreview) again = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *email = g_strdup_printf ("ann%d@example.gov", i);

      add_row (list, NAME, "Ann Lee", EMAIL, email, ALPR_ROSTER_ACCOUNT, "LEE Ann", END);
    }
  take_in (fixture, list);
  again = preview (fixture, list);
  g_assert_cmpuint (again->people[ALPR_ROSTER_SAME], ==, 2);
  g_assert_cmpuint (again->accounts[ALPR_ROSTER_SAME], ==, 2);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(DISTINCT person) FROM vendor_account"),
                   ==, 2);
}

/* By name alone, where the name is one's. A second such row makes it nobody's. */
static void
test_by_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) first = make_list (TRUE);
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autoptr (AlprRosterPreview) one = NULL;
  g_autoptr (AlprRosterPreview) two = NULL;

  add_row (first, NAME, "Kim O'Neil", END);
  take_in (fixture, first);
  add_row (list, NAME, "KIM O’NEIL", NUMBER, "40", END);
  one = preview (fixture, list);
  shows (one, ALPR_ROSTER_PEOPLE, "KIM O’NEIL", ALPR_ROSTER_CHANGED, "number: – → 40");
  add_row (list, NAME, "Kim O'Neil", NUMBER, "41", END);
  two = preview (fixture, list);
  g_assert_cmpuint (two->people[ALPR_ROSTER_AMBIGUOUS], ==, 2);
}

static void
test_left_and_disabled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) first = make_two ();
  g_autoptr (AlprRosterList) list = make_two ();
  g_autoptr (AlprRosterPreview) seen = NULL;
  g_autoptr (GVariant) done = NULL;
  AlprRosterRecord *ann = list->records->pdata[1];

  take_in (fixture, first);
  done = fixture_act (fixture, "roster/leave", "{'person': <'18'>, 'reason': <'retired'>}", NULL);
  g_assert_nonnull (done);
  ann->enabled = 0;
  add_row (list, NAME, "Old Hand", ALPR_ROSTER_ACCOUNT, "ohand", END)->enabled = 0;
  seen = preview (fixture, list);
  shows (seen, ALPR_ROSTER_PEOPLE, "Tom Reyes", ALPR_ROSTER_SETTLE, "has left, as the book says");
  shows (seen, ALPR_ROSTER_ACCOUNTS, "alee", ALPR_ROSTER_SETTLE, "disabled in the list, and open");
  shows (seen, ALPR_ROSTER_PEOPLE, "Old Hand", ALPR_ROSTER_SETTLE, "not entered");
  shows (seen, ALPR_ROSTER_ACCOUNTS, "ohand", ALPR_ROSTER_NEW, "entered as closed");
  take_in (fixture, list);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM vendor_account WHERE closed_at "
                                            "IS NOT NULL AND name = 'ohand' AND person IS NULL"),
                   ==, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM vendor_account WHERE closed_at "
                                            "IS NOT NULL"),
                   ==, 1);
}

/* A part of a list says nothing of who isn't on it. */
static void
test_part_of_a_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) first = make_two ();
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autoptr (AlprRosterPreview) seen = NULL;

  take_in (fixture, first);
  list->whole = FALSE;
  add_row (list, NAME, "New One", ALPR_ROSTER_ACCOUNT, "new", END);
  seen = preview (fixture, list);
  g_assert_cmpuint (seen->people[ALPR_ROSTER_GONE] + seen->accounts[ALPR_ROSTER_GONE], ==, 0);
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autoptr (AlprRosterPreview) seen = NULL;
  g_autoptr (GError) error = NULL;

  add_row (list, NAME, "Ann Lee", ALPR_ROSTER_ROLE, "Auditor", END);
  add_row (list, NAME, "Tom Reyes", ALPR_ROSTER_ROLE, "wizard", END);
  seen = preview (fixture, list);
  shows (seen, ALPR_ROSTER_PEOPLE, "Tom Reyes", ALPR_ROSTER_NEW, "no role “wizard”");
  g_assert_null (take_in_with (fixture, list, NULL, "", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Tom Reyes"));
  g_clear_error (&error);
  g_assert_null (take_in_with (fixture, list, NULL, "wizard", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM person"), ==, 1);
  take_in (fixture, list);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM person WHERE role = 'auditor' AND "
                                            "full_name = 'Ann Lee'"),
                   ==, 1);
}

static void
test_book_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_two ();
  g_autoptr (AlprRosterPreview) seen = preview (fixture, list);
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GError) error = NULL;

  done = fixture_act (fixture, "roster/add", "{'full_name': <'Ann Lee'>, 'role': <'auditor'>}",
                      &error);
  g_assert_no_error (error);
  g_assert_null (take_in_with (fixture, list, seen->digest, "operator", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM vendor_account"), ==, 0);
  alpr_roster_preview_free (g_steal_pointer (&seen));
  seen = preview (fixture, list);
  g_variant_unref (g_steal_pointer (&done));
  done = take_in_with (fixture, list, seen->digest, "operator", &error);
  g_assert_no_error (error);
}

/* Without a list, or with another's digest, there is nothing to take in. */
static void
test_without_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_two ();
  AlprRosterImport import = { list, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_act (fixture, "roster/import", "{'path': <'x'>, 'sha256': <'y'>}",
                              &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (alpr_act_run_with (
      fixture->store, fixture->actor, "roster/import",
      g_variant_new_parsed ("{'path': <'x'>, 'sha256': <'y'>}"), &import, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
}

/* What looks like a formula is somebody's text, and stays as it is. */
static void
test_formulas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autofree char *name = NULL;

  add_row (list, NAME, "=HYPERLINK(\"x\") Ray", UNIT, "-", ALPR_ROSTER_ACCOUNT, "@ray", END);
  take_in (fixture, list);
  name = fixture_text (fixture, "SELECT full_name || v.name FROM person x JOIN vendor_account v ON "
                                "v.person = x.id");
  g_assert_cmpstr (name, ==, "=HYPERLINK(\"x\") Ray@ray");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_two ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AlprRosterOptions options = { ALPR_ROSTER_BOTH, "Vigilant" };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (alpr_roster_preview_new (fixture->store, list, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Ten thousand people are compared and entered while somebody waits. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRosterList) list = make_list (TRUE);
  g_autoptr (AlprRosterPreview) first = NULL;
  g_autoptr (AlprRosterPreview) again = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%d Surname%d", i, i % 777);
      g_autofree char *number = g_strdup_printf ("%05d", i);
      g_autofree char *email = g_strdup_printf ("p%d@example.gov", i);
      g_autofree char *manager = g_strdup_printf ("%05d", i / 10);

      add_row (list, NAME, name, NUMBER, number, EMAIL, email, ALPR_ROSTER_MANAGER, manager,
               ALPR_ROSTER_ACCOUNT, email, END);
    }
  alpr_roster_list_finish (list);
  g_assert_cmpuint (list->records->len, ==, 10000);
  first = preview (fixture, list);
  g_test_message ("compared with an empty book after %.2f s", g_timer_elapsed (timer, NULL));
  g_assert_cmpuint (first->people[ALPR_ROSTER_NEW], ==, 10000);
  take_in (fixture, list);
  g_test_message ("entered after %.2f s", g_timer_elapsed (timer, NULL));
  again = preview (fixture, list);
  g_test_message ("compared again after %.2f s", g_timer_elapsed (timer, NULL));
  g_assert_true (alpr_roster_preview_is_idle (again));
  g_assert_cmpuint (again->accounts[ALPR_ROSTER_SAME], ==, 10000);
  g_assert_cmpint (
      fixture_number (fixture, "SELECT count(*) FROM person WHERE supervisor IS NOT NULL"), ==,
      9999);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WITH_BOOK ("/acts/roster-import/enters", test_enters);
  WITH_BOOK ("/acts/roster-import/twice", test_twice);
  WITH_BOOK ("/acts/roster-import/changes", test_changes);
  WITH_BOOK ("/acts/roster-import/ambiguous", test_ambiguous);
  WITH_BOOK ("/acts/roster-import/not-the-same", test_not_the_same);
  WITH_BOOK ("/acts/roster-import/namesakes", test_namesakes);
  WITH_BOOK ("/acts/roster-import/by-name", test_by_name);
  WITH_BOOK ("/acts/roster-import/left-and-disabled", test_left_and_disabled);
  WITH_BOOK ("/acts/roster-import/part-of-a-list", test_part_of_a_list);
  WITH_BOOK ("/acts/roster-import/roles", test_roles);
  WITH_BOOK ("/acts/roster-import/book-changed", test_book_changed);
  WITH_BOOK ("/acts/roster-import/without-list", test_without_list);
  WITH_BOOK ("/acts/roster-import/formulas", test_formulas);
  WITH_BOOK ("/acts/roster-import/cancelled", test_cancelled);
  WITH_BOOK ("/acts/roster-import/many", test_many);
  return g_test_run ();
}
