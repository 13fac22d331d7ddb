/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A load: many commits of which only what comes after it must be durable. Everything is there, the
 * log stays short, and the book is as strict as before when the load has ended.
 */
#include "store-fixture.h"

#include <string.h>

#include "alpr-load.h"

#define COMMITS 40

static char *
synchronous_of (AlprStore *store)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query_text (store, "PRAGMA synchronous", NULL, NULL);

  g_assert_true (alpr_cursor_next (cursor, NULL));
  return g_strdup (alpr_cursor_get_text (cursor, 0));
}

static void
commit_rows (AlprStore *store, AlprLoad *load, int commit)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000)"
      " INSERT INTO account (text, norm, state) SELECT %d || ' ' || x || ' %0500d', '', 0 FROM n",
      commit, commit);
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_store_begin (store, &error));
  g_assert_true (alpr_store_run_text (store, sql, NULL, &error));
  g_assert_true (alpr_load_commit (load, &error));
  g_assert_no_error (error);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = fixture_get_beside (fixture, "-wal");
  g_autoptr (GError) error = NULL;
  AlprLoad *load = alpr_load_begin (fixture->store, &error);
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  during = synchronous_of (fixture->store);
  g_assert_cmpstr (during, ==, "1");
  for (int i = 0; i < COMMITS; i++)
    commit_rows (fixture->store, load, i);
  /* A megabyte a commit: without copies the log would hold them all. */
  g_assert_cmpint (fixture_get_size (wal), <, COMMITS / 2 * 1100000);
  alpr_load_end (load);
  after = synchronous_of (fixture->store);
  g_assert_cmpstr (after, ==, "2");
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM account"), ==,
                   COMMITS * 2000 + 2);
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM account"), ==,
                   COMMITS * 2000 + 2);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(DISTINCT text) FROM account"),
                   ==, COMMITS * 2000 + 1);
}

/* What was not committed is gone; a reader does not hinder the load. */
static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, &error);
  g_autoptr (AlprCursor) cursor
      = alpr_store_query_text (reader, "SELECT id FROM account", NULL, &error);
  g_autoptr (AlprLoad) load = alpr_load_begin (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_true (alpr_cursor_next (cursor, NULL));
  for (int i = 0; i < COMMITS; i++)
    commit_rows (fixture->store, load, i);
  g_assert_true (alpr_store_begin (fixture->store, &error));
  fixture_run (fixture, "DELETE FROM account");
  alpr_store_rollback (fixture->store);
  g_clear_pointer (&load, alpr_load_end);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM account"), ==,
                   COMMITS * 2000 + 2);
  /* The reader's walk still sees the book as it was. */
  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_false (alpr_cursor_next (cursor, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/load/many", test_load);
  fixture_add ("/store/load/rollback", test_rollback);
  return g_test_run ();
}
