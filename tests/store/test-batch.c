/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Batches: every kind of cell comes back as it went in, and a batch is written whole or not at all.
 */

#include "store-fixture.h"

#include <string.h>

#include "alpr-error.h"

static const char *const names[] = { "id", "text", "norm", "state" };
static const AlprBatchKind kinds[] = { ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_TEXT,
                                       ALPR_BATCH_INTEGER };

static void
add_account (AlprBatch *batch, gint64 id, const char *text, gsize length)
{
  alpr_batch_add_row (batch);
  alpr_batch_set_integer (batch, 0, id);
  alpr_batch_set_text (batch, 1, text, length);
  alpr_batch_set_text (batch, 2, "n", 1);
  alpr_batch_set_integer (batch, 3, 0);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "a", "b", "c", "d" };
  static const AlprBatchKind types[] = { ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_KEY,
                                         ALPR_BATCH_INTEGER };
  g_autoptr (AlprBatch) batch = alpr_batch_new (columns, types, 4);
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) error = NULL;
  guint8 key[ALPR_BATCH_KEY_LENGTH];
  gsize length;

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8)(i * 16);
  fixture_run (fixture, "CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d INTEGER, e TEXT) STRICT");
  alpr_batch_add_row (batch);
  alpr_batch_add_row (batch);
  alpr_batch_set_integer (batch, 0, G_MAXINT64);
  alpr_batch_set_text (batch, 1, "", 0);
  alpr_batch_set_key (batch, 2, key);
  alpr_batch_set_integer (batch, 3, -1);
  alpr_batch_add_row (batch);
  alpr_batch_set_text (batch, 1, "grün and more", 5);
  g_assert_cmpuint (alpr_batch_get_length (batch), ==, 3);

  alpr_store_append_batch (fixture->store, "t", batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alpr_store_get_changes (fixture->store), ==, 3);
  cursor = alpr_store_query_text (fixture->store, "SELECT * FROM t ORDER BY rowid", NULL, &error);
  g_assert_no_error (error);

  g_assert_true (alpr_cursor_next (cursor, NULL));
  for (int i = 0; i < 5; i++)
    g_assert_cmpint (alpr_cursor_get_type (cursor, i), ==, ALPR_CELL_TYPE_NULL);

  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 0), ==, G_MAXINT64);
  g_assert_cmpint (alpr_cursor_get_type (cursor, 1), ==, ALPR_CELL_TYPE_TEXT);
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 1), ==, "");
  g_assert_cmpmem (alpr_cursor_get_blob (cursor, 2, &length), 16, key, 16);
  g_assert_cmpuint (length, ==, 16);
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 3), ==, -1);

  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 1), ==, "grün");
  g_assert_cmpint (alpr_cursor_get_type (cursor, 0), ==, ALPR_CELL_TYPE_NULL);
  g_assert_false (alpr_cursor_next (cursor, &error));
  g_assert_no_error (error);
}

/* Batches longer than the memory they began with, cleared and filled again. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprBatch) batch = alpr_batch_new (names, kinds, 4);
  g_autoptr (GError) error = NULL;

  alpr_store_begin (fixture->store, &error);
  g_assert_no_error (error);
  for (int round = 0; round < 5; round++)
    {
      alpr_batch_clear (batch);
      for (int i = 0; i < 3000; i++)
        {
          g_autofree char *text = g_strdup_printf ("account %d", i);

          add_account (batch, 10 + round * 3000 + i, text, strlen (text));
        }
      alpr_store_append_batch (fixture->store, "account", batch, &error);
      g_assert_no_error (error);
    }
  alpr_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      fixture_get_number (fixture->store, "SELECT count(*) FROM account WHERE id >= 10"), ==,
      15000);
  g_assert_cmpint (fixture_get_number (fixture->store,
                                       "SELECT count(*) FROM account WHERE text = 'account 2999'"),
                   ==, 5);
}

/* A row that the table refuses undoes the whole batch. */
static void
test_refused_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprBatch) batch = alpr_batch_new (names, kinds, 4);
  g_autoptr (GError) error = NULL;

  add_account (batch, 10, "first", 5);
  add_account (batch, 11, NULL, 0);
  g_assert_false (alpr_store_append_batch (fixture->store, "account", batch, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM account WHERE id > 2"),
                   ==, 0);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "id\" FROM x; --" };
  g_autoptr (AlprBatch) batch = alpr_batch_new (wrong, kinds, 1);
  g_autoptr (AlprBatch) good = alpr_batch_new (names, kinds, 4);
  g_autoptr (GError) error = NULL;

  alpr_batch_add_row (batch);
  g_assert_false (alpr_store_append_batch (fixture->store, "account", batch, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_clear_error (&error);
  add_account (good, 10, "a", 1);
  g_assert_false (alpr_store_append_batch (fixture->store, "account (id)", good, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_clear_error (&error);
  g_assert_false (alpr_store_append_batch (fixture->store, "no_such_table", good, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
}

/* By the first eight bytes; what is the same there stays in its order, and nothing is first. */
static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "b", "a", NULL, "longer than 2", "longer than 1", "a", "Z" };
  static const gint64 expected[] = { 2, 6, 1, 5, 0, 3, 4 };
  static const char *const columns[] = { "a", "b" };
  static const AlprBatchKind types[] = { ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT };
  g_autoptr (AlprBatch) batch = alpr_batch_new (columns, types, 2);
  g_autoptr (AlprCursor) cursor = NULL;

  alpr_batch_sort_by_text (batch, 1);
  fixture_run (fixture, "CREATE TABLE t (a INTEGER, b TEXT) STRICT");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      alpr_batch_add_row (batch);
      alpr_batch_set_integer (batch, 0, i);
      alpr_batch_set_text (batch, 1, texts[i], texts[i] != NULL ? strlen (texts[i]) : 0);
    }
  alpr_batch_sort_by_text (batch, 1);
  g_assert_true (alpr_store_append_batch (fixture->store, "t", batch, NULL));
  cursor = alpr_store_query_text (fixture->store, "SELECT * FROM t ORDER BY rowid", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (alpr_cursor_next (cursor, NULL));
      g_assert_cmpint (alpr_cursor_get_integer (cursor, 0), ==, expected[i]);
      g_assert_cmpstr (alpr_cursor_get_text (cursor, 1), ==, texts[expected[i]]);
    }
}

/* Without a batch the virtual table is empty, and no view or trigger may name it. */
static void
test_table_alone (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM alpr_batch"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/batch/round-trip", test_round_trip);
  fixture_add ("/store/batch/many", test_many);
  fixture_add ("/store/batch/refused-whole", test_refused_whole);
  fixture_add ("/store/batch/names", test_names);
  fixture_add ("/store/batch/sorts", test_sorts);
  fixture_add ("/store/batch/table-alone", test_table_alone);
  return g_test_run ();
}
