/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schema steps. GLib lets a folder lie over a resource (G_RESOURCE_OVERLAYS), so a test adds steps
 * to the program, changes one, and takes them away again.
 */

#include "store-raw.h"

#include <glib/gstdio.h>
#include <string.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-journal.h"

static char *overlay;

static char *
step_path (int number, const char *name)
{
  return g_strdup_printf ("%s/%03d-%s.sql", overlay, number, name);
}

static void
lay_step (int number, const char *name, const char *sql)
{
  g_autofree char *path = step_path (number, name);

  g_assert_true (g_file_set_contents (path, sql, -1, NULL));
}

static void
lift_step (int number, const char *name)
{
  g_autofree char *path = step_path (number, name);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

#define GOOD_STEP                                                                                  \
  "-- A step of a later version.\n"                                                                \
  "CREATE TABLE later (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;\n"                      \
  "INSERT INTO later VALUES (1, 'from the step');\n"
#define BROKEN_STEP                                                                                \
  "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT;\n"                                           \
  "INSERT INTO no_such_table VALUES (1);\n"

static char *
digest_of (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *digest = alpr_digest_file (fixture->path, &error);

  g_assert_no_error (error);
  return digest;
}

/* An older book comes forward when a writer opens it, after a copy was made that opens by itself.
 */
static void
test_forward (Fixture *fixture, gconstpointer data)
{
  int known = alpr_store_newest_version ();
  g_autofree char *ending = g_strdup_printf (".before-%03d", known + 1);
  g_autofree char *copy = fixture_get_beside (fixture, ending);
  g_autoptr (AlprStore) before = NULL;
  g_autoptr (GError) error = NULL;
  AlprVerification found;

  fixture_append_lines (fixture->store, 3);
  fixture_close (fixture);
  lay_step (known + 1, "later", GOOD_STEP);
  g_assert_cmpint (alpr_store_newest_version (), ==, known + 1);
  fixture_assert_open_fails (fixture, ALPR_STORE_READER, ALPR_ERROR_SCHEMA,
                             "open it once for writing");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  fixture_open (fixture);
  g_assert_cmpint (alpr_store_get_version (fixture->store), ==, known + 1);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM later"), ==, 1);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM schema_step"), ==,
                   known + 1);
  g_assert_true (alpr_store_verify (fixture->store, NULL, &found, NULL));
  g_assert_cmpstr (found.first_difference, ==, NULL);
  g_assert_cmpint (found.entries, ==, 3);
  alpr_verification_clear (&found);
  lift_step (known + 1, "later");

  before = alpr_store_open (copy, fixture->key, ALPR_STORE_WRITER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alpr_store_get_version (before), ==, known);
  g_assert_cmpint (fixture_get_number (before, "SELECT count(*) FROM journal"), ==, 3);
}

/* A book of a newer program is refused, and not a byte of it changes. */
static void
test_newer (Fixture *fixture, gconstpointer data)
{
  int known = alpr_store_newest_version ();
  g_autofree char *sentence = g_strdup_printf (
      "was made by a newer ALPR Desk (schema %d, this program knows %d)", known + 4, known);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", known + 4);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_close (fixture);
  fixture_run_raw (fixture, mark);
  before = digest_of (fixture);
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_SCHEMA, sentence);
  fixture_assert_open_fails (fixture, ALPR_STORE_READER, ALPR_ERROR_SCHEMA, sentence);
  after = digest_of (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* A step that fails leaves the book as it was before that step; the steps before it stand. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  int known = alpr_store_newest_version ();

  fixture_close (fixture);
  lay_step (known + 1, "later", GOOD_STEP);
  lay_step (known + 2, "broken", BROKEN_STEP);
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_DEFINITION, "-broken: ");
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_DEFINITION, "-broken: ");
  lift_step (known + 2, "broken");
  fixture_open (fixture);
  g_assert_cmpint (alpr_store_get_version (fixture->store), ==, known + 1);
  g_assert_cmpint (
      fixture_get_number (fixture->store, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"),
      ==, 0);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM later"), ==, 1);
  lift_step (known + 1, "later");
}

/* Copies that are there already are left alone. */
static void
test_copies_stay (Fixture *fixture, gconstpointer data)
{
  int known = alpr_store_newest_version ();
  g_autofree char *ending = g_strdup_printf (".before-%03d", known + 1);
  g_autofree char *copy = fixture_get_beside (fixture, ending);
  g_autofree char *next = g_strconcat (copy, "-2", NULL);
  g_autofree char *text = NULL;

  fixture_close (fixture);
  g_assert_true (g_file_set_contents (copy, "mine", -1, NULL));
  lay_step (known + 1, "later", GOOD_STEP);
  fixture_open (fixture);
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_assert_cmpint (fixture_get_size (next), >, 8192);
  lift_step (known + 1, "later");
}

/* A released step that somebody edited, in the program or in the book, is named. */
static void
test_edited (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  lay_step (1, "book", "-- edited\n");
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_SCHEMA, "schema step 001-book");
  fixture_assert_open_fails (fixture, ALPR_STORE_READER, ALPR_ERROR_SCHEMA, "schema step 001-book");
  lift_step (1, "book");
  fixture_open (fixture);
  fixture_close (fixture);
  fixture_run_raw (fixture, "UPDATE schema_step SET sha256 = upper(sha256) WHERE number = 2");
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_SCHEMA,
                             "schema step 002-searches");
  fixture_run_raw (fixture, "UPDATE schema_step SET sha256 = lower(sha256) WHERE number = 2;"
                            "DELETE FROM schema_step WHERE number = 2");
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_SCHEMA, "schema step 2");
  fixture_run_raw (fixture, "DELETE FROM schema_step");
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_SCHEMA, "0 steps are noted");
}

/* GLib says each time that it looks into the overlay. */
static GLogWriterOutput
message_written_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return (level & G_LOG_LEVEL_MASK) >= G_LOG_LEVEL_MESSAGE
             ? G_LOG_WRITER_HANDLED
             : g_log_writer_default (level, fields, n_fields, data);
}

int
main (int argc, char *argv[])
{
  g_autofree char *overlays = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (message_written_cb, NULL, NULL);
  overlay = g_dir_make_tmp ("alpr-steps-XXXXXX", NULL);
  overlays = g_strconcat ("/org/alprdesk/data/sql/schema=", overlay, NULL);
  g_setenv ("G_RESOURCE_OVERLAYS", overlays, TRUE);
  fixture_add ("/store/migrate/forward", test_forward);
  fixture_add ("/store/migrate/newer", test_newer);
  fixture_add ("/store/migrate/broken", test_broken);
  fixture_add ("/store/migrate/copies-stay", test_copies_stay);
  fixture_add ("/store/migrate/edited", test_edited);
  failed = g_test_run ();
  g_rmdir (overlay);
  g_free (overlay);
  return failed;
}
