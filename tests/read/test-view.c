/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sorting and seeking in the view of searches, held against the rows themselves: the places and
 * numbers by which it is done must give what comparing each row's texts would.
 */

#include "alpr-view.h"

#include <string.h>

#include "alpr-error.h"
#include "store-fixture.h"

#define N_SEARCHES 60

/* Sixty searches of few texts; two numbers for one account, as a dictionary may have. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_run (
      fixture,
      "INSERT INTO import (id, file, sha256, size, mapping, state, started_at, who, first_search,"
      " last_search) VALUES (1, 'made.csv', '', 1, 'made', 'complete', 0, 'test', 1, 60);"
      "INSERT INTO import_sheet VALUES (1, 1, '', '', 0);"
      "INSERT INTO account VALUES (11, 'Wren Radley', 'wren radley', 0),"
      " (12, 'Dana Abbott', 'dana abbott', 0), (13, 'A_B 100%', 'a b 100', 0),"
      " (14, 'Dana Abbott', 'dana abbott', 0);"
      "INSERT INTO plate VALUES (11, 'ABC123', 'ABC123', 0), (12, 'XYZ9', 'XYZ9', 0);"
      "INSERT INTO reason (id, text, norm, state, category_norm) VALUES"
      " (11, 'Burglary', 'burglary', 0, 'burglary'), (12, 'abbott''s car', '', 0, ''),"
      " (13, 'Éclair', '', 0, '');"
      "INSERT INTO search_type VALUES (11, 'search', 'search', 0), (12, 'lookup', 'lookup', 0);"
      "INSERT INTO search (id, at, flags, reason, case_number, account, plate_code, organisation,"
      " offense, plate, type, filter, prompt, moderation, sheet, row, derived, key)"
      " WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 60)"
      " SELECT n, (n * 37 % 60) * 1000, 0, 11 + n % 3, 1, 11 + n % 4, 1, 2, 2, 11 + n % 2,"
      "  11 + (n % 5 = 0), 2, 2, 2, 1, n + 1, 0, CAST (PRINTF ('%016d', n) AS BLOB) FROM number;"
      "UPDATE search_visible SET last_id = 60;");
}

static AlprView *
load (void)
{
  g_autoptr (GError) error = NULL;
  AlprView *view = alpr_view_load ("searches", &error);

  g_assert_no_error (error);
  return view;
}

static GPtrArray *
read_all (Fixture *fixture, AlprView *view, const AlprViewOrder *order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = alpr_view_read_ids (view, fixture->store, NULL, order, NULL, &error);
  GPtrArray *rows;

  g_assert_no_error (error);
  rows = alpr_view_read_rows (view, fixture->store, NULL, (const gint64 *)(gpointer)ids->data,
                              ids->len, NULL, &error);
  g_assert_no_error (error);
  return rows;
}

static int
compare_rows (const AlprRow *a, const AlprRow *b, const char *field)
{
  int order = g_strcmp0 (alpr_row_get_text ((AlprRow *)a, field),
                         alpr_row_get_text ((AlprRow *)b, field));

  return order != 0 ? order
                    : (int)(alpr_row_get_id ((AlprRow *)a) - alpr_row_get_id ((AlprRow *)b));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "account", "plate", "reason", "case_number", "type" };
  g_autoptr (AlprView) view = load ();

  for (guint f = 0; f < 2 * G_N_ELEMENTS (fields); f++)
    {
      AlprViewOrder order = { .sort = fields[f / 2], .descending = f % 2 == 1 };
      g_autoptr (GPtrArray) rows = read_all (fixture, view, &order);

      g_assert_cmpuint (rows->len, ==, N_SEARCHES);
      for (guint i = 1; i < rows->len; i++)
        {
          int step = compare_rows (rows->pdata[i - 1], rows->pdata[i], order.sort);

          g_assert_cmpint (order.descending ? -step : step, <, 0);
        }
    }
}

static gboolean
holds (AlprRow *row, const char *word)
{
  static const char *const fields[] = { "account", "plate", "reason", "case_number" };
  g_autofree char *wanted = g_ascii_strdown (word, -1);

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autofree char *text = g_ascii_strdown (alpr_row_get_text (row, fields[f]), -1);

      if (strstr (text, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const searches[]
      = { "abbott", "ABC", "burg", "Éclair", "_", "%", "100%", "a", "no such word", "\\" };
  g_autoptr (AlprView) view = load ();
  AlprViewOrder plain = { 0 };
  g_autoptr (GPtrArray) all = read_all (fixture, view, &plain);
  guint found_any = 0;

  for (guint s = 0; s < G_N_ELEMENTS (searches); s++)
    {
      AlprViewOrder order = { .search = searches[s], .sort = "account" };
      g_auto (GStrv) words = g_strsplit (searches[s], " ", -1);
      g_autoptr (GPtrArray) found = read_all (fixture, view, &order);
      guint expected = 0;

      for (guint i = 0; i < all->len; i++)
        {
          gboolean every = TRUE;

          for (guint w = 0; words[w] != NULL; w++)
            every = every && holds (all->pdata[i], words[w]);
          expected += every;
        }
      g_assert_cmpuint (found->len, ==, expected);
      found_any += expected > 0;
    }
  g_assert_cmpuint (found_any, >=, 7);
}

/* Two words may stand in two fields; a filter narrows what they find. */
static void
test_words_and_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = load ();
  g_autoptr (GVariant) filters = g_variant_ref_sink (g_variant_new_parsed ("{'type': <'lookup'>}"));
  AlprViewOrder order = { .search = "wren burg", .sort = "reason" };
  g_autoptr (GPtrArray) found = read_all (fixture, view, &order);
  g_autoptr (GPtrArray) filtered = NULL;

  g_assert_cmpuint (found->len, ==, 5); /* of sixty, each fourth and each third */
  order.filters = filters;
  filtered = read_all (fixture, view, &order);
  g_assert_cmpuint (filtered->len, ==, 1);
  g_assert_cmpint (alpr_row_get_id (filtered->pdata[0]), ==, 60);
}

static void
test_no_such_column (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = load ();
  AlprViewOrder order = { .sort = "id\" --" };
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_view_read_ids (view, fixture->store, NULL, &order, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
}

static void
test_half_of_a_pair (void)
{
  static const char xml[] = "<view id=\"x\" query=\"searches\"><title>X</title>\n"
                            "<column field=\"at\" key=\"account_id\">At</column></view>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_view_load_bytes ("x", bytes, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_assert_true (g_str_has_prefix (error->message, "x.view.xml:2: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/view/sort", Fixture, NULL, set_up, test_sort, fixture_tear_down);
  g_test_add ("/view/search", Fixture, NULL, set_up, test_search, fixture_tear_down);
  g_test_add ("/view/words-and-filter", Fixture, NULL, set_up, test_words_and_filter,
              fixture_tear_down);
  g_test_add ("/view/no-such-column", Fixture, NULL, set_up, test_no_such_column,
              fixture_tear_down);
  g_test_add_func ("/view/half-of-a-pair", test_half_of_a_pair);
  return g_test_run ();
}
