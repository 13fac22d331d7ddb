/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets up and clears away the folder and the book of a test; see the header. Used by the tests of
 * other rooms too, so it knows nothing of SQLCipher.
 */

#include "store-fixture.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-journal.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  alpr_definition_init ();
  fixture->folder = g_dir_make_tmp ("alpr-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.book", NULL);
  fixture->key = alpr_secret_new_random (32, &error);
  g_assert_no_error (error);
  fixture->store = alpr_store_create (fixture->path, "book-1", fixture->key, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

/* Folders of tests are flat. */
void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_pointer (&fixture->key, alpr_secret_unref);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

void
fixture_close (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = alpr_store_open (fixture->path, fixture->key, ALPR_STORE_WRITER, &error);
  g_assert_no_error (error);
}

char *
fixture_get_beside (Fixture *fixture, const char *ending)
{
  return g_strconcat (fixture->path, ending, NULL);
}

void
fixture_run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (fixture->store, sql, NULL, &error);
  g_assert_no_error (error);
}

gint64
fixture_get_number (AlprStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (alpr_cursor_next (cursor, &error));
  g_assert_no_error (error);
  return alpr_cursor_get_integer (cursor, 0);
}

void
fixture_append_lines (AlprStore *store, int n)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n; i++)
    {
      alpr_journal_append (store, "ada", "test/line", ALPR_OUTCOME_DONE,
                           g_variant_new_parsed ("{'n': <%i>}", i), "", &error);
      g_assert_no_error (error);
    }
}

void
fixture_assert_open_fails (Fixture *fixture, AlprStoreMode mode, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_store_open (fixture->path, fixture->key, mode, &error));
  g_assert_error (error, ALPR_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

void
fixture_flip_byte (const char *path, goffset at)
{
  int fd = g_open (path, O_RDWR, 0);
  guint8 byte;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pread (fd, &byte, 1, at), ==, 1);
  byte ^= 1;
  g_assert_cmpint (pwrite (fd, &byte, 1, at), ==, 1);
  g_assert_cmpint (close (fd), ==, 0);
}

gint64
fixture_get_size (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_size;
}
