/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Imports that do not end well: cancelled, on a full disk, killed at random moments, of a file that
 * breaks off. The book is then as it was before, for who looks at it meanwhile too.
 */
#include "import-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-journal.h"

#define ROWS 150000
#define KILLS 10

static const char *program;

/* A file whose import takes many batches; some rows are set aside, some have odd cells. */
static char *
make_file (Book *book, int rows)
{
  g_autoptr (GString) text = g_string_new (HEADER_A);

  for (int i = 0; i < rows; i++)
    g_string_append_printf (
        text, "Officer %d,%s," FRAME_A ",P%d,c25-%d,,reason %d,\"1/9/2025, %02d:%02d:%02d PM UTC\"\r\n",
        i % 500, i % 97 == 0 ? "\xe2\x80\x94\xe2\x80\x94" : "5", i, i % 7000, i % 30000,
        i % 1009 == 0 ? 13 : i / 3600 % 12 + 1, i / 60 % 60, i % 60);
  return book_write (book, "large.csv", text->str);
}

/* What the book held before the import that goes wrong. */
static char *
prepare (Book *book)
{
  g_autofree char *path = book_sample ("flock-organization-audit",
                                       "2_1_2026-2_28_2026-Prairie Junction NE PD-Audit.csv");
  g_autoptr (AlprImportResult) result = book_import (book, path);

  return book_digest (book);
}

static void
assert_intact (Book *book)
{
  AlprVerification found = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_store_verify (book->store, NULL, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found.first_difference, ==, NULL);
  alpr_verification_clear (&found);
}

typedef struct
{
  GCancellable *cancellable;
  gint64 after;
  int calls;
} Cancelling;

static void
progressed_cb (gint64 done, gint64 total, gint64 rows, gpointer data)
{
  Cancelling *cancelling = data;

  g_assert_cmpint (done, <=, total);
  cancelling->calls++;
  if (rows >= cancelling->after)
    g_cancellable_cancel (cancelling->cancellable);
}

static void
test_cancel (Book *book, gconstpointer data)
{
  g_autofree char *before = prepare (book);
  g_autofree char *path = make_file (book, ROWS);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling cancelling = { cancellable, i * 50000, 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      g_autofree char *line = NULL;

      g_assert_null (alpr_import_file (book->store, book->actor, path, NULL, progressed_cb,
                                       &cancelling, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (cancelling.calls, >=, 1);
      after = book_digest (book);
      g_assert_cmpstr (after, ==, before);
      line = book_text (book, "SELECT outcome || ' ' || detail FROM journal"
                              " ORDER BY number DESC LIMIT 1");
      g_assert_cmpstr (line, ==, "failed cancelled");
    }
  assert_intact (book);
}

static void
test_cancelled_before (Book *book, gconstpointer data)
{
  g_autofree char *path = make_file (book, 10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (alpr_import_file (book->store, book->actor, path, NULL, NULL, NULL, cancellable,
                                   &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import"), ==, 0);
}

/* While an import runs, another connection sees nothing of it. */
static void
looked_at_cb (gint64 done, gint64 total, gint64 rows, gpointer data)
{
  Book *book = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprStore) reader = alpr_store_open_again (book->store, &error);
  g_autoptr (AlprCursor) cursor = NULL;

  g_assert_no_error (error);
  cursor = alpr_store_query_text (reader,
                                  "SELECT (SELECT count(*) FROM v_search),"
                                  " (SELECT count(*) FROM import WHERE state = 'complete')",
                                  NULL, &error);
  g_assert_no_error (error);
  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 0), ==, done < total ? 0 : rows - 149);
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 1), ==, done < total ? 0 : 1);
}

static void
test_unseen (Book *book, gconstpointer data)
{
  g_autofree char *path = make_file (book, ROWS);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprImportResult) result
      = alpr_import_file (book->store, book->actor, path, NULL, looked_at_cb, book, NULL, &error);

  g_assert_no_error (error);
  assert_counts (result, ROWS, ROWS - 149, 0, 149);
  assert_intact (book);
}

static void
test_full_disk (Book *book, gconstpointer data)
{
  g_autofree char *before = prepare (book);
  g_autofree char *path = make_file (book, ROWS);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprImportResult) result = NULL;
  struct rlimit was, limit = { 6 * 1024 * 1024, 0 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &was), ==, 0);
  limit.rlim_max = was.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  result = alpr_import_file (book->store, book->actor, path, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &was), ==, 0);
  signal (SIGXFSZ, SIG_DFL);

  g_assert_null (result);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search"), ==, 2735);
  book_close (book);
  book_open (book);
  g_assert_true (alpr_import_clean (book->store, NULL));
  after = book_digest (book);
  g_assert_cmpstr (after, ==, before);
  assert_intact (book);

  /* With room again the same file goes in. */
  result = book_import (book, path);
  assert_counts (result, ROWS, ROWS - 149, 0, 149);
}

static void
test_cut_off (Book *book, gconstpointer data)
{
  g_autofree char *before = prepare (book);
  g_autofree char *path = make_file (book, ROWS);
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  /* In the middle of the last row's time frame, within the quotes. */
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  text[strlen (text) - 70] = '\0';
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (
      alpr_import_file (book->store, book->actor, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "cut off"));
  after = book_digest (book);
  g_assert_cmpstr (after, ==, before);
}

static char *
key_to_text (AlprSecret *key)
{
  gsize length;
  const guint8 *bytes = alpr_secret_get_data (key, &length);

  return g_base64_encode (bytes, length);
}

/* The child: takes a file in and says how far it is. */
static void
told_cb (gint64 done, gint64 total, gint64 rows, gpointer data)
{
  if (write (STDOUT_FILENO, ".", 1) != 1)
    exit (1);
}

static int
run_child (const char *path, const char *key_text, const char *file)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (key_text, &length);
  g_autoptr (AlprSecret) key = alpr_secret_new (bytes, length);
  g_autoptr (AlprStore) store = NULL;
  g_autoptr (AlprActor) actor = NULL;
  g_autoptr (AlprImportResult) result = NULL;

  alpr_definition_init ();
  store = alpr_store_open (path, key, ALPR_STORE_WRITER, &error);
  g_assert_no_error (error);
  actor = alpr_actor_load (store, "avery", &error);
  g_assert_no_error (error);
  result = alpr_import_file (store, actor, file, NULL, told_cb, NULL, NULL, &error);
  return result != NULL ? 0 : 1;
}

/* Starts the child and kills it after some signs of life and a moment more. */
static void
kill_in_the_middle (Book *book, const char *file, int signs)
{
  g_autofree char *key = key_to_text (book->key);
  char *argv[] = { (char *) program, (char *) "--child", book->path, key, (char *) file, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;
  char sign;
  int out;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL,
                            &out, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < signs; i++)
    g_assert_cmpint (read (out, &sign, 1), ==, 1);
  g_usleep ((gulong) g_test_rand_int_range (0, signs > 0 ? 20000 : 100000));
  kill (child, SIGKILL);
  while (read (out, &sign, 1) > 0)
    ;
  close (out);
  g_spawn_close_pid (child);
}

static void
test_kill (Book *book, gconstpointer data)
{
  g_autofree char *before = prepare (book);
  g_autofree char *path = make_file (book, ROWS);
  int halves = 0;

  for (int i = 0; i < KILLS; i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      book_close (book);
      kill_in_the_middle (book, path, i);
      book_open (book);
      g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search"), ==, 2735);
      halves += book_number (book, "SELECT count(*) FROM search") > 2735;
      g_assert_true (alpr_import_clean (book->store, &error));
      g_assert_no_error (error);
      after = book_digest (book);
      g_assert_cmpstr (after, ==, before);
    }
  g_test_message ("%d of %d kills left rows behind", halves, KILLS);
  g_assert_cmpint (halves, >=, 3);
  assert_intact (book);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 5 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2], argv[3], argv[4]);

  g_test_init (&argc, &argv, NULL);
  book_add ("/intake/import/stop/cancel", test_cancel);
  book_add ("/intake/import/stop/cancelled-before", test_cancelled_before);
  book_add ("/intake/import/stop/unseen", test_unseen);
  book_add ("/intake/import/stop/full-disk", test_full_disk);
  book_add ("/intake/import/stop/cut-off", test_cut_off);
  book_add ("/intake/import/stop/kill", test_kill);
  return g_test_run ();
}
