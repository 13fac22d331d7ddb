/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Books of every released schema come forward: each tests/old/NNN.sql is loaded into an encrypted
 * book, which this program then opens and verifies.
 *
 * A schema that is not released yet may still change; then its file here is made anew with
 * dump-schema. A released one never changes, and neither does its file.
 */

#include "store-raw.h"

#include <stdlib.h>
#include <string.h>

#include "alpr-error.h"
#include "alpr-journal.h"

static char *
load_dump (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "old", name, NULL);
  g_autoptr (GError) error = NULL;
  char *sql = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  return sql;
}

/* Lays the dump into an encrypted file of its own, past the store. */
static void
lay_book (Fixture *fixture, const char *name)
{
  g_autofree char *sql = load_dump (name);

  fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_strdup_printf ("%s/%s.book", fixture->folder, name);
  fixture_run_raw (fixture, "PRAGMA journal_mode = WAL");
  fixture_run_raw (fixture, sql);
}

static void
test_forward (Fixture *fixture, gconstpointer data)
{
  const char *name = data;
  int version = atoi (name);
  g_autofree char *ending = g_strdup_printf (".before-%03d", version + 1);
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  AlprVerification found;

  lay_book (fixture, name);
  fixture->store = alpr_store_open (fixture->path, fixture->key, ALPR_STORE_WRITER, &error);
  if (g_error_matches (error, ALPR_ERROR, ALPR_ERROR_SCHEMA))
    g_test_message ("if schema %d is not released yet: make %s anew with dump-schema", version,
                    name);
  g_assert_no_error (error);
  g_assert_cmpint (alpr_store_get_version (fixture->store), ==, alpr_store_newest_version ());
  copy = fixture_get_beside (fixture, ending);
  g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==,
                   version < alpr_store_newest_version ());

  alpr_store_verify (fixture->store, NULL, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found.first_difference, ==, NULL);
  g_assert_cmpint (found.entries, ==, 3);
  alpr_verification_clear (&found);

  /* What people had in the book is still what they see. */
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM v_search"), ==, 2);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM v_search_text"), ==,
                   2);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM person"), ==, 2);
  g_assert_cmpint (fixture_get_number (fixture->store,
                                       "SELECT count(*) FROM judgement WHERE verdict = 'upheld'"),
                   ==, 1);
  g_assert_cmpint (
      fixture_get_number (fixture->store,
                          "SELECT count(*) FROM audit_item WHERE verdict = 'compliant'"),
      ==, 1);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "old", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_isdigit (*name) && g_str_has_suffix (name, ".sql"))
      {
        g_autofree char *path = g_strconcat ("/old/", name, NULL);

        g_ptr_array_add (names, g_strdup (name));
        g_test_add (path, Fixture, names->pdata[names->len - 1], fixture_set_up, test_forward,
                    fixture_tear_down);
      }
  g_assert_cmpuint (names->len, >, 0);
  return g_test_run ();
}
