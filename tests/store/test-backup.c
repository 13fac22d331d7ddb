/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of a book: encrypted, whole, checked, and never in the place of anything.
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "alpr-error.h"
#include "alpr-journal.h"

#define ROWS_AT_ONCE 100

static char *
copy_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "copy.book", NULL);
}

static void
assert_copy (const char *path, AlprSecret *key, gint64 *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprStore) copy = alpr_store_open (path, key, ALPR_STORE_WRITER, &error);
  AlprVerification found;

  g_assert_no_error (error);
  alpr_store_verify (copy, NULL, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found.first_difference, ==, NULL);
  *rows = fixture_get_number (copy, "SELECT count(*) FROM account WHERE id > 2");
  g_assert_cmpint (*rows, ==, found.entries * ROWS_AT_ONCE);
  alpr_verification_clear (&found);
}

/* A transaction of a hundred rows and a line of the journal. */
static void
write_some (AlprStore *store, GError **error)
{
  g_assert_true (alpr_store_begin (store, error));
  alpr_store_run_text (
      store,
      "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < "
      "100) INSERT INTO account (text, norm, state) SELECT 'x' || n, 'x', 0 FROM r",
      NULL, error);
  alpr_journal_append (store, "ada", "x", ALPR_OUTCOME_DONE, NULL, "", error);
  g_assert_true (alpr_store_commit (store, error));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = copy_path (fixture);
  g_autofree char *slots = fixture_get_beside (fixture, ".keys");
  g_autofree char *slots_copy = g_strconcat (path, ".keys", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;
  gint64 rows;

  g_assert_true (g_file_set_contents (slots, "the slots", -1, NULL));
  write_some (fixture->store, &error);
  alpr_store_backup (fixture->store, path, NULL, &error);
  g_assert_no_error (error);
  assert_copy (path, fixture->key, &rows);
  g_assert_cmpint (rows, ==, 100);
  g_assert_true (g_file_get_contents (slots_copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "the slots");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (slots_copy, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

/* The copy is encrypted with a salt of its own: no page is the same in both files. */
static void
test_copy_encrypted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = copy_path (fixture);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize length;

  g_assert_true (alpr_store_backup (fixture->store, path, NULL, NULL));
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &one, &length, NULL));
  g_assert_true (g_file_get_contents (path, &other, NULL, NULL));
  g_assert_null (memmem (other, length, "CREATE TABLE", 12));
  for (gsize at = 0; at + 8192 <= length; at += 8192)
    g_assert_cmpint (memcmp (one + at, other + at, 32), !=, 0);
}

static void
test_never_replaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = copy_path (fixture);
  g_autofree char *slots = g_strconcat (path, ".keys", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (alpr_store_backup (fixture->store, path, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_pointer (&text, g_free);

  g_unlink (path);
  g_assert_true (g_file_set_contents (slots, "mine", -1, NULL));
  g_assert_false (alpr_store_backup (fixture->store, path, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_assert_true (g_file_get_contents (slots, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (alpr_store_backup (fixture->store, fixture->path, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = copy_path (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 400; i++)
    write_some (fixture->store, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (alpr_store_backup (fixture->store, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A damaged page is not carried into a copy that calls itself good. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = copy_path (fixture);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 20; i++)
    write_some (fixture->store, NULL);
  fixture_close (fixture);
  fixture_flip_byte (fixture->path, fixture_get_size (fixture->path) - 8192 * 2);
  fixture_open (fixture);
  g_assert_false (alpr_store_backup (fixture->store, path, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static int writing;

static gpointer
write_on (gpointer data)
{
  g_autoptr (GError) error = NULL;

  while (g_atomic_int_get (&writing))
    write_some (data, &error);
  g_assert_no_error (error);
  return NULL;
}

/* Copies while another thread writes: each has whole transactions, and comes to an end. */
static void
test_while_writing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, NULL);
  GThread *thread;
  gint64 last = 0;

  g_atomic_int_set (&writing, 1);
  thread = g_thread_new ("writer", write_on, fixture->store);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/copy-%d.book", fixture->folder, i);
      g_autoptr (GError) error = NULL;
      gint64 rows;

      g_usleep (20000);
      alpr_store_backup (reader, path, NULL, &error);
      g_assert_no_error (error);
      assert_copy (path, fixture->key, &rows);
      g_assert_cmpint (rows, >=, last);
      last = rows;
    }
  g_atomic_int_set (&writing, 0);
  g_thread_join (thread);
  g_assert_cmpint (last, >, 0);
}

/* A copy that is made within a transaction holds what was committed. */
static void
test_in_transaction (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = copy_path (fixture);
  g_autoptr (GError) error = NULL;
  gint64 rows;

  write_some (fixture->store, NULL);
  g_assert_true (alpr_store_begin (fixture->store, NULL));
  fixture_run (fixture, "INSERT INTO account VALUES (9999, '', '', 1)");
  alpr_store_backup (fixture->store, path, NULL, &error);
  g_assert_no_error (error);
  assert_copy (path, fixture->key, &rows);
  g_assert_cmpint (rows, ==, 100);
  g_assert_true (alpr_store_commit (fixture->store, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/backup/copy", test_copy);
  fixture_add ("/store/backup/copy-encrypted", test_copy_encrypted);
  fixture_add ("/store/backup/never-replaces", test_never_replaces);
  fixture_add ("/store/backup/cancelled", test_cancelled);
  fixture_add ("/store/backup/damaged", test_damaged);
  fixture_add ("/store/backup/while-writing", test_while_writing);
  fixture_add ("/store/backup/in-transaction", test_in_transaction);
  return g_test_run ();
}
