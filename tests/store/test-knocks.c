/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Failed sign-ins enter the journal once each, whatever became of the file beside the book.
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "alpr-error.h"
#include "alpr-journal.h"
#include "alpr-knocks.h"

static void
knock (Fixture *fixture, const char *user)
{
  g_autoptr (GError) error = NULL;

  alpr_knocks_append (fixture->path, user, &error);
  g_assert_no_error (error);
}

static void
take (AlprStore *store)
{
  g_autoptr (GError) error = NULL;

  alpr_knocks_take (store, &error);
  g_assert_no_error (error);
}

static gint64
count_denied (Fixture *fixture)
{
  return fixture_get_number (fixture->store,
                             "SELECT count(*) FROM journal WHERE act = 'session/sign-in' AND "
                             "outcome = 'denied'");
}

static void
assert_intact (Fixture *fixture)
{
  AlprVerification found;

  g_assert_true (alpr_store_verify (fixture->store, NULL, &found, NULL));
  g_assert_cmpstr (found.first_difference, ==, NULL);
  alpr_verification_clear (&found);
}

static void
test_take (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_get_beside (fixture, ".knocks");
  g_autoptr (AlprCursor) line = NULL;
  struct stat info;

  take (fixture->store);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  knock (fixture, "ada");
  knock (fixture, "a\tb\nc Ø “x”");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  take (fixture->store);
  g_assert_cmpint (count_denied (fixture), ==, 2);
  g_assert_cmpint (fixture_get_size (path), ==, 0);
  take (fixture->store);
  g_assert_cmpint (count_denied (fixture), ==, 2);
  assert_intact (fixture);
  line = alpr_store_query (fixture->store, "journal/walk", NULL, NULL);
  g_assert_true (alpr_cursor_next (line, NULL));
  g_assert_cmpstr (alpr_cursor_get_text (line, 2), ==, "ada");
  g_assert_true (g_str_has_prefix (alpr_cursor_get_text (line, 6), "20"));
  g_assert_true (alpr_cursor_next (line, NULL));
  g_assert_cmpstr (alpr_cursor_get_text (line, 2), ==, "a\tb\nc Ø “x”");
}

/* A program that ended after the journal's commit and before the file was emptied. */
static void
test_not_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_get_beside (fixture, ".knocks");
  g_autofree char *text = NULL;

  knock (fixture, "ada");
  knock (fixture, "ada");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  take (fixture->store);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  knock (fixture, "eve");
  take (fixture->store);
  g_assert_cmpint (count_denied (fixture), ==, 3);
  g_assert_cmpint (fixture_get_size (path), ==, 0);
}

/* Somebody has written into the file: it is journalled as what it is, once. */
static void
test_foreign_lines (Fixture *fixture, gconstpointer data)
{
  static const char foreign[] = "no such line\n\n\t\t\nnot-a-uuid\t12\tada\n\xff\xfe broken\n"
                                "f5c2b1de-6f3b-4f6e-9c55-0d6c3a1a9a11\tx\t\\777\\\n%%\\\n";
  g_autofree char *path = fixture_get_beside (fixture, ".knocks");

  g_assert_true (g_file_set_contents (path, foreign, -1, NULL));
  take (fixture->store);
  g_assert_cmpint (count_denied (fixture), ==, 6);
  g_assert_true (g_file_set_contents (path, foreign, -1, NULL));
  take (fixture->store);
  g_assert_cmpint (count_denied (fixture), ==, 6);
  assert_intact (fixture);
}

static void
test_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, NULL);

  knock (fixture, "ada");
  knock (fixture, "eve");
  take (reader);
  g_assert_cmpint (count_denied (fixture), ==, 2);
  g_assert_false (alpr_store_run_text (reader, "DELETE FROM account", NULL, NULL));
}

/* Nobody fills the disk with it. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_get_beside (fixture, ".knocks");
  g_autofree char *much = g_strnfill (1024 * 1024 + 1, 'x');
  g_autofree char *name = g_strnfill (100000, 'n');
  g_autoptr (GError) error = NULL;

  knock (fixture, name);
  g_assert_cmpint (fixture_get_size (path), <, 1024);
  g_assert_true (g_file_set_contents (path, much, -1, NULL));
  g_assert_false (alpr_knocks_append (fixture->path, "ada", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/knocks/take", test_take);
  fixture_add ("/store/knocks/not-twice", test_not_twice);
  fixture_add ("/store/knocks/foreign-lines", test_foreign_lines);
  fixture_add ("/store/knocks/reader", test_reader);
  fixture_add ("/store/knocks/limit", test_limit);
  return g_test_run ();
}
