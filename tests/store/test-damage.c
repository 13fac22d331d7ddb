/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Books that are not as they were left, and disks without room. Each gets an error in plain words,
 * nothing is repaired, and nothing of a transaction is half kept.
 */

#include "store-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-journal.h"

#define PAGE 8192

static const char fill[] =
    "WITH RECURSIVE r (n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM r WHERE n < 20000) "
    "INSERT INTO account SELECT n, 'account ' || n, 'account ' || n, 0 FROM r";

/* A book that is not as it was left either does not open, or its verification says so. */
static void
assert_noticed (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprStore)
      store = alpr_store_open (fixture->path, fixture->key, ALPR_STORE_WRITER, &error);
  AlprVerification found;

  if (store == NULL)
    {
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED);
      return;
    }
  alpr_store_verify (store, NULL, &found, &error);
  g_assert_no_error (error);
  g_assert_false (found.intact);
  g_assert_nonnull (found.first_difference);
  alpr_verification_clear (&found);
}

/* One bit of any page: of the first, of a few in the middle, of the last. */
static void
test_flipped (Fixture *fixture, gconstpointer data)
{
  gint64 pages;

  fixture_run (fixture, fill);
  fixture_close (fixture);
  pages = fixture_get_size (fixture->path) / PAGE;
  g_assert_cmpint (pages, >, 60);
  for (gint64 page = 0; page < pages; page += page < 4 ? 1 : 13)
    {
      goffset at = page * PAGE + (page % 3 == 0 ? 5 : page % 3 == 1 ? 4000 : PAGE - 3);

      fixture_flip_byte (fixture->path, at);
      assert_noticed (fixture);
      fixture_flip_byte (fixture->path, at);
    }
  fixture_open (fixture);
}

static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  fixture_flip_byte (fixture->path, 100);
  fixture_assert_open_fails (fixture, ALPR_STORE_WRITER, ALPR_ERROR_DAMAGED,
                             "its key does not fit, or its first page is damaged");
  fixture_assert_open_fails (fixture, ALPR_STORE_READER, ALPR_ERROR_DAMAGED, "test.book");
}

/* A page in the middle: the book opens, and the statement that needs the page says so. */
static void
test_middle_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) error = NULL;
  AlprVerification found;

  fixture_run (fixture, fill);
  fixture_close (fixture);
  fixture_flip_byte (fixture->path, fixture_get_size (fixture->path) - PAGE * 3);
  fixture_open (fixture);
  cursor = alpr_store_query_text (fixture->store, "SELECT text FROM account", NULL, &error);
  g_assert_no_error (error);
  while (alpr_cursor_next (cursor, &error))
    ;
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "test.book"));
  g_clear_error (&error);
  g_clear_pointer (&cursor, alpr_cursor_free);
  alpr_store_verify (fixture->store, NULL, &found, &error);
  g_assert_no_error (error);
  g_assert_false (found.intact);
  g_assert_nonnull (strstr (found.first_difference, "page"));
  alpr_verification_clear (&found);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  gint64 sizes[8];

  fixture_run (fixture, fill);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memcpy (sizes,
          ((gint64[]){ 0, 10, PAGE - 1, PAGE, PAGE * 2 + 100, (gint64)length / 2,
                       (gint64)length - PAGE, (gint64)length - 1 }),
          sizeof sizes);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_test_message ("cut to %d bytes", (int)sizes[i]);
      g_assert_cmpint (truncate (fixture->path, sizes[i]), ==, 0);
      assert_noticed (fixture);
      g_assert_cmpint (fixture_get_size (fixture->path), ==, sizes[i]);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
    }
  fixture_open (fixture);
}

static void
assert_full (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (alpr_store_run_text (fixture->store, sql, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
}

static void
assert_untouched (Fixture *fixture)
{
  AlprVerification found;

  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT max(id) FROM account"), ==, 50);
  g_assert_true (alpr_store_verify (fixture->store, NULL, &found, NULL));
  g_assert_cmpstr (found.first_difference, ==, NULL);
  g_assert_cmpint (found.entries, ==, 0);
  alpr_verification_clear (&found);
}

/* An act that finds the book full fails whole: the rows before, the line of the journal too. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *limit = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO account VALUES (50, '', '', 1)");
  limit = g_strdup_printf ("PRAGMA max_page_count = %d",
                           (int)fixture_get_number (fixture->store, "PRAGMA page_count") + 4);
  g_assert_cmpint (fixture_get_number (fixture->store, limit), >, 4);
  assert_full (fixture, fill);
  assert_untouched (fixture);

  alpr_store_begin (fixture->store, NULL);
  fixture_run (fixture, "INSERT INTO account VALUES (51, '', '', 1)");
  fixture_append_lines (fixture->store, 1);
  assert_full (fixture, fill);
  g_assert_false (
      alpr_journal_append (fixture->store, "ada", "x", ALPR_OUTCOME_DONE, NULL, "", &error)
      && alpr_store_commit (fixture->store, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  alpr_store_rollback (fixture->store);
  assert_untouched (fixture);
}

/* A file system that takes no more bytes, at the point where the pages are really written. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  struct rlimit limit = { .rlim_cur = 400 * 1024, .rlim_max = RLIM_INFINITY };
  struct rlimit before;
  g_autoptr (GError) error = NULL;
  gboolean kept;

  fixture_run (fixture, "INSERT INTO account VALUES (50, '', '', 1)");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit.rlim_max = before.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  kept = alpr_store_begin (fixture->store, &error)
         && alpr_store_run_text (fixture->store, fill, NULL, &error)
         && alpr_store_commit (fixture->store, &error);
  alpr_store_rollback (fixture->store);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_false (kept);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  assert_untouched (fixture);
  fixture_close (fixture);
  fixture_open (fixture);
  assert_untouched (fixture);
}

/* A folder in which nothing can be written, as of a medium for reading only. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_null (alpr_store_open (folder, fixture->key, ALPR_STORE_READER, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_assert_cmpint (rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/damage/flipped", test_flipped);
  fixture_add ("/store/damage/first-page", test_first_page);
  fixture_add ("/store/damage/middle-page", test_middle_page);
  fixture_add ("/store/damage/truncated", test_truncated);
  fixture_add ("/store/damage/full", test_full);
  fixture_add ("/store/damage/no-room", test_no_room);
  fixture_add ("/store/damage/unreadable", test_unreadable);
  return g_test_run ();
}
