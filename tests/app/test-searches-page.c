/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches: sorting, filtering, words, and the detail.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-searches-page.h"
#include "alpr-table.h"
#include "desk-fixture.h"

static AlprWindow *window;

static AlprTable *
table_of (AlprPage *page)
{
  return ALPR_TABLE (desk_fixture_find (page, "table"));
}

static void
test_lists (void)
{
  AlprPage *page = desk_fixture_go (window, "searches", 0);

  g_assert_true (ALPR_IS_SEARCHES_PAGE (page));
  g_assert_cmpuint (desk_fixture_count_rows (table_of (page)), ==, 6633);
}

/* Every column of the list can be sorted by, downward and upward. */
static void
test_sorts_by_each_column (void)
{
  AlprTable *table = table_of (desk_fixture_go (window, "searches", 0));
  GPtrArray *columns = alpr_view_get_columns (alpr_table_get_view (table));

  for (guint i = 0; i < columns->len; i++)
    {
      const AlprColumn *column = columns->pdata[i];

      if (column->detail)
        continue;
      alpr_table_sort (table, column->field, GTK_SORT_DESCENDING);
      g_assert_cmpuint (desk_fixture_count_rows (table), ==, 6633);
      alpr_table_sort (table, column->field, GTK_SORT_ASCENDING);
      g_assert_cmpuint (desk_fixture_count_rows (table), ==, 6633);
    }
}

static void
test_sorted_rows_are_in_order (void)
{
  AlprTable *table = table_of (desk_fixture_go (window, "searches", 0));
  AlprRowModel *model = alpr_table_get_model (table);
  gint64 before = G_MAXINT64;

  alpr_table_sort (table, "at", GTK_SORT_DESCENDING);
  desk_fixture_count_rows (table);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AlprRowItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      WAIT (alpr_row_item_get_row (item) != NULL);
      g_assert_cmpint (alpr_row_get_integer (alpr_row_item_get_row (item), "at"), <=, before);
      before = alpr_row_get_integer (alpr_row_item_get_row (item), "at");
    }
}

/* Ctrl+F, words, and the line below. */
static void
test_search_field (void)
{
  AlprPage *page = desk_fixture_go (window, "searches", 0);
  AlprTable *table = table_of (page);
  GtkWidget *field = desk_fixture_find (page, "search");

  g_assert_true (alpr_page_search (page));
  gtk_editable_set_text (GTK_EDITABLE (field), "hit and run");
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table))) < 6633);
  g_assert_cmpuint (desk_fixture_count_rows (table), >, 0);
  gtk_editable_set_text (GTK_EDITABLE (field), "");
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table))) == 6633);
}

static void
test_shows_one (void)
{
  AlprPage *page = desk_fixture_go (window, "searches", 1234);
  AlprTable *table = table_of (page);

  WAIT (alpr_table_get_row (table) != NULL);
  g_assert_cmpint (alpr_table_get_row_id (table), ==, 1234);
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "detail")));
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/searches-page/lists", test_lists);
  g_test_add_func ("/app/searches-page/sorts-by-each-column", test_sorts_by_each_column);
  g_test_add_func ("/app/searches-page/sorted-rows-are-in-order", test_sorted_rows_are_in_order);
  g_test_add_func ("/app/searches-page/search-field", test_search_field);
  g_test_add_func ("/app/searches-page/shows-one", test_shows_one);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
