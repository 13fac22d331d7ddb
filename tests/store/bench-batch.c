/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How quickly batches enter an encrypted book: rows of twenty whole numbers, committed every 65,536
 * rows, in a folder of its own. Run with `meson test --benchmark store-batch`.
 *
 *   bench-batch [ROWS [FOLDER]]
 */

#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-store.h"

#define COLUMNS 20
#define ROWS_AT_ONCE 65536

static char *names[COLUMNS];
static AlprBatchKind kinds[COLUMNS];

static char *
compose_table (void)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE bench (id INTEGER PRIMARY KEY");

  names[0] = g_strdup ("id");
  for (int i = 1; i < COLUMNS; i++)
    {
      names[i] = g_strdup_printf ("n%d", i);
      g_string_append_printf (sql, ", %s INTEGER NOT NULL", names[i]);
    }
  g_string_append (sql, ") STRICT");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Numbers as a search has them: a time of six bytes, ids of dictionaries, small counts. */
static void
fill_batch (AlprBatch *batch, gint64 first, gint64 n, GRand *dice)
{
  alpr_batch_clear (batch);
  for (gint64 i = 0; i < n; i++)
    {
      alpr_batch_add_row (batch);
      alpr_batch_set_integer (batch, 0, first + i);
      alpr_batch_set_integer (batch, 1, G_GINT64_CONSTANT (1760000000000) + (first + i) * 700);
      for (guint c = 2; c < COLUMNS; c++)
        alpr_batch_set_integer (batch, c, g_rand_int_range (dice, 0, c < 6 ? 200000 : 3000));
    }
}

static void
fail_on (GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

int
main (int argc, char *argv[])
{
  gint64 rows = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 2000000;
  g_autofree char *folder = argc > 2 ? g_strdup (argv[2])
                                     : g_dir_make_tmp ("alpr-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.book", NULL);
  g_autofree char *table = compose_table ();
  g_autoptr (AlprSecret) key = alpr_secret_new_random (32, NULL);
  g_autoptr (AlprBatch) batch = alpr_batch_new ((const char *const *)names, kinds, COLUMNS);
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprStore) store = NULL;
  gint64 spent = 0;

  alpr_definition_init ();
  store = alpr_store_create (path, "bench", key, &error);
  fail_on (error);
  alpr_store_run_text (store, table, NULL, &error);
  fail_on (error);
  for (gint64 done = 0; done < rows; done += ROWS_AT_ONCE)
    {
      gint64 begun;

      fill_batch (batch, done + 1, MIN (ROWS_AT_ONCE, rows - done), dice);
      begun = g_get_monotonic_time ();
      if (alpr_store_begin (store, &error)
          && alpr_store_append_batch (store, "bench", batch, &error))
        alpr_store_commit (store, &error);
      spent += g_get_monotonic_time () - begun;
      fail_on (error);
    }
  printf ("%" G_GINT64_FORMAT " rows in %.2f s: %.0f rows a second\n", rows, (double)spent / 1e6,
          (double)rows * 1e6 / (double)spent);
  g_clear_object (&store);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *part = g_strconcat (path, i == 0 ? "" : ".lock", NULL);

      g_unlink (part);
    }
  g_rmdir (folder);
  for (int i = 0; i < COLUMNS; i++)
    g_free (names[i]);
  return 0;
}
