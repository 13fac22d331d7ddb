/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sort that is larger than its memory, and sets that are, leave nothing in a temporary file.
 */

#include "store-fixture.h"

#include <string.h>
#include <unistd.h>

/* How many descriptors of this process belong to files that were removed while open, as SQLite's
 * temporary files are */
static guint
count_removed_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      char target[512] = { 0 };

      if (readlink (path, target, sizeof target - 1) > 0 && strstr (target, "etilqs") != NULL)
        count++;
    }
  return count;
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = NULL;
  gint64 before = -1;
  int rows = 0;

  alpr_store_set_cache_mib (fixture->store, 1);
  cursor = alpr_store_query_text (
      fixture->store,
      "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299999)"
      " SELECT i * 7919 % 300007 AS k, COUNT(*) FROM n GROUP BY i * 7919 % 300007",
      NULL, &error);
  g_assert_no_error (error);
  while (alpr_cursor_next (cursor, &error))
    {
      g_assert_cmpint (alpr_cursor_get_integer (cursor, 0), >, before);
      before = alpr_cursor_get_integer (cursor, 0);
      if (rows++ == 0)
        g_assert_cmpuint (count_removed_files (), ==, 0);
    }
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, 300000);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  alpr_store_set_cache_mib (fixture->store, 1);
  fixture_run (fixture,
               "CREATE TEMP TABLE big AS"
               " WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)"
               " SELECT i, printf ('%0100d', i) AS text FROM n");
  g_assert_cmpuint (count_removed_files (), ==, 0);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT COUNT(DISTINCT text) FROM big"), ==,
                   100000);
  g_assert_cmpuint (count_removed_files (), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/scratch/sort", test_sort);
  fixture_add ("/store/scratch/table", test_table);
  return g_test_run ();
}
