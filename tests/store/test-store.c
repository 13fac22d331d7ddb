/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Books are made, opened by one writer and many readers, and encrypted.
 */

#include "store-raw.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-journal.h"

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (alpr_store_get_mode (fixture->store), ==, ALPR_STORE_WRITER);
  g_assert_cmpint (alpr_store_get_version (fixture->store), ==, alpr_store_newest_version ());
  g_assert_cmpint (alpr_store_newest_version (), >=, 3);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM schema_step"), ==,
                   alpr_store_newest_version ());

  g_assert_null (alpr_store_create (fixture->path, "book-2", fixture->key, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM journal"), ==, 0);
}

/* What creating begins and can't end, it takes away; a path that can't be is named. */
static void
test_create_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) shorter = alpr_secret_new ("too short", 9);
  g_autofree char *away = g_build_filename (fixture->folder, "no-folder", "x.book", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.book", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_store_create (away, "book-2", fixture->key, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "x.book"));
  g_clear_error (&error);
  g_assert_null (alpr_store_create (other, "", fixture->key, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (alpr_store_create (other, "book-2", shorter, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static gint64
read_pragma (AlprStore *store, const char *name)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", name, NULL);

  return fixture_get_number (store, sql);
}

/* What a connection must be set to, whoever opened it. */
static void
assert_settings (AlprStore *store)
{
  g_autoptr (AlprCursor) mode = alpr_store_query_text (store, "PRAGMA journal_mode", NULL, NULL);

  g_assert_true (alpr_cursor_next (mode, NULL));
  g_assert_cmpstr (alpr_cursor_get_text (mode, 0), ==, "wal");
  g_assert_cmpint (read_pragma (store, "synchronous"), ==, 2);
  g_assert_cmpint (read_pragma (store, "foreign_keys"), ==, 1);
  g_assert_cmpint (read_pragma (store, "secure_delete"), ==, 1);
  g_assert_cmpint (read_pragma (store, "trusted_schema"), ==, 0);
  g_assert_cmpint (read_pragma (store, "temp_store"), ==, 1); /* in memory: test-scratch.c */
  g_assert_cmpint (read_pragma (store, "page_size"), ==, 8192);
  g_assert_cmpint (read_pragma (store, "cipher_page_size"), ==, 8192);
  g_assert_cmpint (read_pragma (store, "cache_size"), ==, -32 * 1024);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, NULL);

  assert_settings (fixture->store);
  assert_settings (reader);
  g_assert_cmpint (read_pragma (reader, "query_only"), ==, 1);
  g_clear_object (&reader);
  fixture_close (fixture);
  fixture_open (fixture);
  assert_settings (fixture->store);
}

/* The schema can't be rewritten by a statement, as by one that a damaged definition holds. */
static void
test_defensive (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "PRAGMA writable_schema = ON");
  g_assert_false (alpr_store_run_text (
      fixture->store, "DELETE FROM sqlite_schema WHERE name = 'journal_keeps'", NULL, NULL));
  g_assert_cmpint (
      fixture_get_number (fixture->store,
                          "SELECT count(*) FROM sqlite_schema WHERE name = 'journal_keeps'"),
      ==, 1);
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (alpr_store_get_path (fixture->store));

  fixture_run (fixture, "INSERT INTO account VALUES (50, 'x', 'x', 0)");
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpstr (alpr_store_get_path (fixture->store), ==, path);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT max(id) FROM account"), ==, 50);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.book", NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_store_open (path, fixture->key, ALPR_STORE_WRITER, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_wrong_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) wrong = alpr_secret_new_random (32, NULL);
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  g_assert_null (alpr_store_open (fixture->path, wrong, ALPR_STORE_WRITER, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "its key does not fit"));
  fixture_open (fixture);
}

/* The first trap: a program that is linked with plain SQLite, and would write in clear. */
static void
test_encrypted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  const char *const words[] = { shell, fixture->path, "SELECT count(*) FROM sqlite_master", NULL };
  g_autofree char *bytes = NULL;
  g_autofree char *complaint = NULL;
  gsize length;
  int status;

  fixture_run (fixture, "INSERT INTO account VALUES (50, 'FINDABLE-TEXT', 'FINDABLE-TEXT', 0)");
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpint (memcmp (bytes, "SQLite format 3", 15), !=, 0);
  g_assert_null (memmem (bytes, length, "FINDABLE-TEXT", 13));
  g_assert_null (memmem (bytes, length, "CREATE TABLE", 12));
  if (shell == NULL)
    {
      g_test_skip ("there is no plain sqlite3 here to try it with");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                               &complaint, &status, NULL));
  g_assert_cmpint (status, !=, 0);
  g_assert_nonnull (strstr (complaint, "file is not a database"));
}

/* While a book is open, what stands beside it is encrypted too. */
static void
test_wal_encrypted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = fixture_get_beside (fixture, "-wal");
  g_autofree char *bytes = NULL;
  gsize length;

  fixture_run (fixture, "INSERT INTO account VALUES (50, 'FINDABLE-TEXT', 'FINDABLE-TEXT', 0)");
  g_assert_true (g_file_get_contents (wal, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_null (memmem (bytes, length, "FINDABLE-TEXT", 13));
}

/* A program whose key was ignored would find a plain database here, and must not take it. */
static void
test_plain_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *plain = g_build_filename (fixture->folder, "plain.book", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (plain, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "PRAGMA page_size = 8192; CREATE TABLE t (a)", NULL, NULL, NULL), ==,
      SQLITE_OK);
  sqlite3_close (db);
  g_assert_null (alpr_store_open (plain, fixture->key, ALPR_STORE_WRITER, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "not encrypted"));
}

/* An encrypted database of the same key that another program made is no book. */
static void
test_stranger_refused (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  fixture_run_raw (fixture, "PRAGMA application_id = 0");
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_DAMAGED,
                             "no book of ALPR Desk");
  fixture_run_raw (fixture, "PRAGMA application_id = 1095520338");
  fixture_open (fixture);
}

/* The second trap: temporary files in clear. */
static void
test_temporary (Fixture *fixture, gconstpointer data)
{
  g_assert_true (sqlite3_compileoption_used ("TEMP_STORE=2")
                 || sqlite3_compileoption_used ("TEMP_STORE=3"));
  g_assert_true (sqlite3_compileoption_used ("HAS_CODEC"));
}

static void
test_second_writer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *who = alpr_store_who_writes (fixture->path);
  g_autofree char *mine = g_strdup_printf ("%s@%s, ", g_get_user_name (), g_get_host_name ());

  g_assert_nonnull (who);
  g_assert_true (g_str_has_prefix (who, mine));
  g_assert_nonnull (strstr (who, ", since 20"));
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_STORE, who);
  fixture_close (fixture);
  g_assert_null (alpr_store_who_writes (fixture->path));
  fixture_open (fixture);
}

/* A link to a book is the book: the same lock, the same files beside it. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.book", NULL);
  g_autofree char *who = NULL;
  g_autoptr (AlprStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("test.book", link_path), ==, 0);
  who = alpr_store_who_writes (link_path);
  g_assert_nonnull (who);
  g_assert_null (alpr_store_open (link_path, fixture->key, ALPR_STORE_WRITER, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  reader = alpr_store_open (link_path, fixture->key, ALPR_STORE_READER, NULL);
  g_assert_cmpstr (alpr_store_get_path (reader), ==, alpr_store_get_path (fixture->store));
}

static void
assert_denied (AlprStore *reader, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (alpr_store_run_text (reader, sql, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
}

/* A reader sees what was committed, changes nothing, and may journal that it looked. */
static void
test_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, NULL);
  g_autoptr (AlprBatch)
      batch = alpr_batch_new ((const char *[]){ "norm" }, (AlprBatchKind[]){ ALPR_BATCH_TEXT }, 1);
  g_autoptr (GError) error = NULL;

  alpr_store_begin (fixture->store, NULL);
  fixture_run (fixture, "INSERT INTO account VALUES (50, 'x', 'x', 0)");
  g_assert_cmpint (fixture_get_number (reader, "SELECT max(id) FROM account"), ==, 2);
  alpr_store_commit (fixture->store, NULL);
  g_assert_cmpint (fixture_get_number (reader, "SELECT max(id) FROM account"), ==, 50);

  assert_denied (reader, "INSERT INTO account VALUES (51, 'x', 'x', 0)");
  assert_denied (reader, "DELETE FROM account");
  assert_denied (reader, "CREATE TABLE t (a)");
  alpr_batch_add_row (batch);
  alpr_batch_set_text (batch, 0, "x", 1);
  g_assert_false (alpr_store_append_batch (reader, "account", batch, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);

  fixture_append_lines (reader, 2);
  assert_denied (reader, "DELETE FROM account");
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM journal"), ==, 2);
}

/* Within a reader's transaction the book stays as it is. */
static void
test_reader_view (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, NULL);

  g_assert_true (alpr_store_begin (reader, NULL));
  g_assert_cmpint (fixture_get_number (reader, "SELECT max(id) FROM account"), ==, 2);
  fixture_run (fixture, "INSERT INTO account VALUES (50, 'x', 'x', 0)");
  g_assert_cmpint (fixture_get_number (reader, "SELECT max(id) FROM account"), ==, 2);
  alpr_store_rollback (reader);
  g_assert_cmpint (fixture_get_number (reader, "SELECT max(id) FROM account"), ==, 50);
}

static gpointer
read_much (gpointer data)
{
  AlprStore *reader = data;

  for (int i = 0; i < 200; i++)
    g_assert_cmpint (fixture_get_number (reader, "SELECT count(*) % 10 FROM account WHERE id > 99"),
                     ==, 0);
  return NULL;
}

/* Two threads of one program: one writes, one reads, and each sees whole transactions. */
static void
test_threads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, NULL);
  GThread *thread = g_thread_new ("reader", read_much, reader);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "WITH RECURSIVE r (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < 9) "
          "INSERT INTO account SELECT %d + n, '', '', 1 FROM r",
          100 + i * 10);

      fixture_run (fixture, sql);
    }
  g_thread_join (thread);
  g_assert_cmpint (fixture_get_number (reader, "SELECT count(*) FROM account WHERE id > 99"), ==,
                   400);
}

static void
test_cache (Fixture *fixture, gconstpointer data)
{
  alpr_store_set_cache_mib (fixture->store, 5);
  g_assert_cmpint (read_pragma (fixture->store, "cache_size"), ==, -5120);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/create", test_create);
  fixture_add ("/store/create-fails", test_create_fails);
  fixture_add ("/store/settings", test_settings);
  fixture_add ("/store/defensive", test_defensive);
  fixture_add ("/store/reopen", test_reopen);
  fixture_add ("/store/missing", test_missing);
  fixture_add ("/store/wrong-key", test_wrong_key);
  fixture_add ("/store/encrypted", test_encrypted);
  fixture_add ("/store/wal-encrypted", test_wal_encrypted);
  fixture_add ("/store/plain-refused", test_plain_refused);
  fixture_add ("/store/stranger-refused", test_stranger_refused);
  fixture_add ("/store/temporary", test_temporary);
  fixture_add ("/store/second-writer", test_second_writer);
  fixture_add ("/store/link", test_link);
  fixture_add ("/store/reader", test_reader);
  fixture_add ("/store/reader-view", test_reader_view);
  fixture_add ("/store/threads", test_threads);
  fixture_add ("/store/cache", test_cache);
  return g_test_run ();
}
