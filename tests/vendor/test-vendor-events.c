/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vendor's event log in the book: taken in whole, once for each line, and held against what was
 * approved here and against the accounts on record, with every verdict there is.
 */

#include <string.h>

#include "acts-fixture.h"
#include "alpr-error.h"
#include "alpr-flock-door.h"
#include "alpr-time.h"

static void
run_sql (Fixture *book, const char *sql)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (book->store, sql, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *book, gconstpointer data)
{
  fixture_set_up (book, data);
  alpr_flock_open_door ();
  run_sql (book, "INSERT INTO hot_list (id, name, source, kind, purpose, refresh, state, "
                 "proposed_at, proposed_by) VALUES "
                 "(1, 'PD hot list', 'us', 'agency', 'Theft', 'change', 'approved', 0, 'x')");
}

static GVariant *
take_in (Fixture *book, const char *path)
{
  g_autofree char *inputs = g_strdup_printf ("{'file': <'%s'>}", path);
  g_autoptr (GError) error = NULL;
  GVariant *result = fixture_act (book, "vendor/take-in-events", inputs, &error);

  g_assert_no_error (error);
  return result;
}

static void
check_counts (GVariant *result, gint64 rows, gint64 taken_in, gint64 known, gint64 aside)
{
  static const char *const names[] = { "rows_read", "taken_in", "known", "set_aside" };
  const gint64 wanted[] = { rows, taken_in, known, aside };
  gint64 got;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (g_variant_lookup (result, names[i], "x", &got));
      g_assert_cmpint (got, ==, wanted[i]);
    }
}

static char *
write_log (Fixture *book, const char *name, const char *rows)
{
  g_autofree char *text = g_strconcat (
      "Timestamp,User,Event Type,Entity Type,Entity Details,Event Id\n", rows, NULL);
  char *path = g_build_filename (book->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_take_in (Fixture *book, gconstpointer data)
{
  g_autofree char *sample
      = g_test_build_filename (G_TEST_DIST, "data", "flock-event-log", "event-logs.csv", NULL);
  g_autofree char *changes = g_test_build_filename (G_TEST_DIST, "data", "event-logs",
                                                    "changes.csv", NULL);
  g_autofree char *more = write_log (
      book, "more.csv",
      "2026-03-04T09:00:00Z,Quinn Barlow,create,user,Name: Morgan Vance,e-4\n"
      "2026-03-07T09:00:00Z,Quinn Barlow,delete,user,Name: Morgan Vance,e-13\n");
  g_autoptr (GVariant) first = take_in (book, sample);
  g_autoptr (GVariant) second = take_in (book, changes);
  g_autoptr (GVariant) third = take_in (book, more);
  g_autoptr (GVariant) again = take_in (book, changes);

  check_counts (first, 5, 5, 0, 0);
  check_counts (second, 12, 8, 0, 4);
  check_counts (third, 2, 1, 1, 0);
  check_counts (again, 12, 0, 8, 4);
  g_assert_cmpint (fixture_number (book, "SELECT COUNT (*) FROM vendor_event"), ==, 14);
  g_assert_cmpint (fixture_number (book, "SELECT COUNT (*) FROM vendor_event_aside"), ==, 4);
  g_assert_cmpint (fixture_number (book, "SELECT COUNT (*) FROM vendor_event_plate"), ==, 8);
  g_assert_cmpint (fixture_number (book, "SELECT COUNT (*) FROM vendor_event_file"), ==, 3);
}

static void
test_no_log (Fixture *book, gconstpointer data)
{
  g_autofree char *sample = g_build_filename (book->folder, "other.csv", NULL);
  g_autofree char *inputs = g_strdup_printf ("{'file': <'%s'>}", sample);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (sample, "a,b\n1,2\n", -1, NULL));
  g_assert_null (fixture_act (book, "vendor/take-in-events", inputs, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_cmpint (fixture_number (book, "SELECT COUNT (*) FROM journal WHERE act = "
                                         "'vendor/take-in-events' AND outcome = 'failed'"),
                   ==, 1);
}

static int
compare_lines (gconstpointer one, gconstpointer other)
{
  return strcmp (*(char *const *) one, *(char *const *) other);
}

/* "verdict" of each event by its id, in the order of ids */
static char *
tell_verdicts (Fixture *book)
{
  GString *told = g_string_new (NULL);
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (book->store, "views/vendor-event-check", NULL, NULL);
  int id = alpr_cursor_find (cursor, "event_id");
  int verdict = alpr_cursor_find (cursor, "verdict");
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  while (alpr_cursor_next (cursor, NULL))
    g_ptr_array_add (lines, g_strdup_printf ("%s: %s\n", alpr_cursor_get_text (cursor, id),
                                             alpr_cursor_get_text (cursor, verdict)));
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (told, lines->pdata[i]);
  return g_string_free (told, FALSE);
}

/* All of it happens on one day of March; the hours are what counts. */
static void
add_entry (Fixture *book, const char *plate, const char *key, int from, int until)
{
  gint64 entered = alpr_time_from_civil (2026, 3, 2, from, 0, 0);
  g_autofree char *removed
      = until > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                     alpr_time_from_civil (2026, 3, 2, until, 0, 0))
                  : g_strdup ("NULL");
  g_autofree char *request = g_strdup_printf (
      "INSERT INTO hot_list_request (kind, hot_list, plate, plate_norm, plate_key, reason, "
      "case_number, state, asked_at, asked_by, ended_at, ended_by) VALUES ('entry', 1, '%s', '%s', "
      "'%s', 'Theft', '26-1', 'requested', 0, 'x', NULL, NULL)",
      plate, plate, key);
  g_autofree char *entry = g_strdup_printf (
      "UPDATE hot_list_request SET state = 'done', ended_at = %" G_GINT64_FORMAT ", "
      "ended_by = 'sgt' WHERE plate = '%s'",
      entered, plate);
  g_autofree char *end = g_strdup_printf (
      "UPDATE hot_list_entry SET removed_at = %s WHERE plate = '%s'", removed, plate);

  run_sql (book, request);
  run_sql (book, entry);
  run_sql (book, end);
}

static void
test_entries (Fixture *book, gconstpointer data)
{
  g_autofree char *path = write_log (
      book, "entries.csv",
#define ROW(hour, verb, details, id)                                                               \
  "2026-03-02T" hour ":00:00Z,Avery Draper," verb ",Custom Hotlist Entry,\"Hotlist Name: PD Hot "  \
  "List\n" details "\n\"," id "\n"
      ROW ("10", "create", "License: G00D", "a1") ROW ("10", "create", "License: STRAY", "a2")
          ROW ("10", "create", "License: LATE1", "a3") ROW ("10", "create", "License: BACK1", "a4")
              ROW ("10", "update", "License: GOOD\nReason: Theft\nCase: 26-1", "a5")
                  ROW ("10", "update", "License: GOOD\nReason: Fun\nCase: 26-1", "a6")
                      ROW ("10", "delete", "Deleted Plates: BACK1", "a7")
                          ROW ("10", "delete", "Deleted Plates: GOOD", "a8")
                              ROW ("10", "delete", "Deleted Plates: S00N STRANGER", "a9")
      "2026-03-02T10:00:00Z,Avery Draper,create,Custom Hotlist Entry,\"Hotlist Name: Unknown\n"
      "License: GOOD\n\",b1\n");
  g_autoptr (GVariant) result = NULL;
  g_autofree char *told = NULL;

  add_entry (book, "G00D", "G00D", 8, 0);
  add_entry (book, "LATE1", "LATE1", 12, 0);
  add_entry (book, "BACK1", "BACK1", 6, 8);
  add_entry (book, "S00N", "S00N", 6, 14);
  result = take_in (book, path);
  check_counts (result, 10, 10, 0, 0);
  told = tell_verdicts (book);
  g_assert_cmpstr (told, ==,
                   "a1: as approved\na2: no approval\na3: approved later\n"
                   "a4: put back after removal\na5: as approved\na6: changed without a request\n"
                   "a7: as approved\na8: taken off, live here\na9: never on record\n"
                   "a9: removed here later\n"
                   "b1: list not on record\n");
}

static void
test_accounts (Fixture *book, gconstpointer data)
{
  g_autofree char *path = write_log (
      book, "accounts.csv",
      "2026-03-02T10:00:00Z,Quinn Barlow,create,user,Name: Ann  Good,c1\n"
      "2026-03-02T10:00:00Z,Quinn Barlow,create,user,Name: Ben Bare,c2\n"
      "2026-03-02T10:00:00Z,Quinn Barlow,create,user,Name: Nobody Known,c3\n"
      "2026-03-02T10:00:00Z,Quinn Barlow,delete,user,Name: Ann Good,c4\n"
      "2026-03-02T10:00:00Z,Quinn Barlow,update,user,\"Message: Reset User: User Email: "
      "CID@example.org\",c5\n"
      "2026-03-02T10:00:00Z,Quinn Barlow,delete,user,Name: Cid Closed,c6\n"
      "2026-03-02T10:00:00Z,Quinn Barlow,update,role,Name: Patrol,c7\n");
  g_autoptr (GVariant) result = NULL;
  g_autofree char *told = NULL;

  run_sql (book, "INSERT INTO person (id, full_name, role, state, created_at) VALUES "
                 "(71, 'Ann Good', 'supervisor', 'active', 0), "
                 "(72, 'Ben Bare', 'supervisor', 'active', 0)");
  run_sql (book, "INSERT INTO vendor_account (id, system, name, norm, person, email, closed_at, "
                 "noted_at, noted_by) VALUES "
                 "(1, 'Flock', 'Ann Good', 'ann good', 71, NULL, NULL, 0, 'x'), "
                 "(2, 'Flock', 'Ben Bare', 'ben bare', 72, NULL, NULL, 0, 'x'), "
                 "(3, 'Flock', 'Cid Closed', 'cid closed', NULL, 'cid@example.org', 5, 0, 'x')");
  run_sql (book, "INSERT INTO access (person, system, duties, state, requested_at, requested_by, "
                 "decided_at, decided_by, from_at) VALUES (71, 'Flock', 'patrol', 'granted', 0, "
                 "'x', 10, 'x', 10)");
  result = take_in (book, path);
  check_counts (result, 7, 7, 0, 0);
  told = tell_verdicts (book);
  g_assert_cmpstr (told, ==,
                   "c1: as approved\nc2: no access was granted\nc3: account not on record\n"
                   "c4: deleted there, open here\nc5: closed here, in use there\n"
                   "c6: as approved\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/vendor-events/take-in", Fixture, NULL, set_up, test_take_in, fixture_tear_down);
  g_test_add ("/vendor-events/no-log", Fixture, NULL, set_up, test_no_log, fixture_tear_down);
  g_test_add ("/vendor-events/entries", Fixture, NULL, set_up, test_entries, fixture_tear_down);
  g_test_add ("/vendor-events/accounts", Fixture, NULL, set_up, test_accounts, fixture_tear_down);
  return g_test_run ();
}
