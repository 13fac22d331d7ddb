/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table: columns, sorting, filters, the empty state, names for screen readers.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-badge.h"
#include "alpr-detail.h"
#include "alpr-table.h"
#include "desk-fixture.h"
#include "fake-source.h"

typedef struct
{
  GtkWidget *window;
  AlprTable *table;
  FakeSource *source;
} Fixture;

static AlprRowModel *
model_of (Fixture *fixture)
{
  return alpr_table_get_model (fixture->table);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = fake_source_make_view ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  fixture->source = fake_source_new (GPOINTER_TO_UINT (data));
  fixture->window = gtk_window_new ();
  fixture->table = g_object_new (ALPR_TYPE_TABLE, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->table));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  alpr_table_set_source (fixture->table, view, ALPR_ROW_SOURCE (fixture->source), utc);
  WAIT (!alpr_row_model_is_loading (model_of (fixture)));
  desk_fixture_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_fixture_settle ();
  g_assert_finalize_object (fixture->source);
}

static const char *
page_of (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (desk_fixture_find (fixture->table, "stack")));
}

static const char *
count_of (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (desk_fixture_find (fixture->table, "count")));
}

static void
search_for (Fixture *fixture, const char *words, const char *count)
{
  gtk_editable_set_text (GTK_EDITABLE (desk_fixture_find (fixture->table, "search")), words);
  WAIT (g_str_equal (count_of (fixture), count));
}

/* Columns are the view's, without those that are for the detail only; cells say what the rows hold. */
static void
test_shows_rows (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *rows = GTK_COLUMN_VIEW (desk_fixture_find (fixture->table, "rows"));
  GtkWidget *cell;

  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (rows)), ==, 3);
  g_assert_cmpstr (page_of (fixture), ==, "rows");
  g_assert_cmpstr (count_of (fixture), ==, "5000 rows");
  cell = desk_fixture_find_type (rows, GTK_TYPE_INSCRIPTION);
  g_assert_nonnull (cell);
  WAIT (gtk_inscription_get_text (GTK_INSCRIPTION (cell)) != NULL);
  gtk_test_accessible_assert_property (rows, GTK_ACCESSIBLE_PROPERTY_LABEL, "Fake rows");
}

static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  alpr_table_sort (fixture->table, "id", GTK_SORT_DESCENDING);
  WAIT (!alpr_row_model_is_loading (model_of (fixture)));
  g_assert_cmpint (alpr_row_model_get_id (model_of (fixture), 0), ==, 5000);
  alpr_table_sort (fixture->table, "id", GTK_SORT_ASCENDING);
  WAIT (!alpr_row_model_is_loading (model_of (fixture)));
  g_assert_cmpint (alpr_row_model_get_id (model_of (fixture), 0), ==, 1);
}

static void
test_searches (Fixture *fixture, gconstpointer data)
{
  g_assert_true (alpr_table_search (fixture->table));
  search_for (fixture, "99", "50 of 5000");
  search_for (fixture, "none such", "0 of 5000");
  g_assert_cmpstr (page_of (fixture), ==, "nothing");
  search_for (fixture, "", "5000 rows");
  g_assert_cmpstr (page_of (fixture), ==, "rows");
}

/* The row that is selected is shown whole, and can be copied. */
static void
test_shows_detail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *detail = desk_fixture_find (fixture->table, "detail");
  g_autofree char *text = NULL;

  g_assert_false (gtk_widget_get_visible (detail));
  alpr_table_show (fixture->table, 4321);
  WAIT (alpr_table_get_row (fixture->table) != NULL);
  g_assert_true (gtk_widget_get_visible (detail));
  g_assert_cmpint (alpr_table_get_row_id (fixture->table), ==, 4321);
  text = alpr_detail_get_text (ALPR_DETAIL (detail));
  g_assert_cmpstr (text, ==, "No.: 4321\nName: Row 4321\nState: Open\nNumber: 30247\n");
  g_assert_true (gtk_widget_activate_action (detail, "detail.close", NULL));
  g_assert_false (gtk_widget_get_visible (detail));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = desk_fixture_find (fixture->table, "list");

  alpr_table_set_room (fixture->table, ALPR_ROOM_NARROW);
  g_assert_true (gtk_widget_get_visible (list));
  alpr_table_show (fixture->table, 3);
  WAIT (alpr_table_get_row (fixture->table) != NULL);
  g_assert_false (gtk_widget_get_visible (list));
  alpr_table_set_room (fixture->table, ALPR_ROOM_WIDE);
  g_assert_true (gtk_widget_get_visible (list));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  AdwStatusPage *empty = ADW_STATUS_PAGE (desk_fixture_find (fixture->table, "empty"));

  g_assert_cmpstr (page_of (fixture), ==, "empty");
  g_assert_cmpstr (adw_status_page_get_description (empty), ==, "There is none.");
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  AdwStatusPage *failed = ADW_STATUS_PAGE (desk_fixture_find (fixture->table, "failed"));

  fake_source_fail (fixture->source, TRUE);
  alpr_row_model_reload (model_of (fixture));
  WAIT (g_strcmp0 (page_of (fixture), "failed") == 0);
  g_assert_cmpstr (adw_status_page_get_description (failed), ==, "the disk is gone");
}

/* Turns the main loop until @done, and says how long it was away at most. */
static double
longest_turn (Fixture *fixture)
{
  gint64 longest = 0;

  do
    {
      gint64 began = g_get_monotonic_time ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, g_get_monotonic_time () - began);
    }
  while (alpr_row_model_is_loading (model_of (fixture)));
  return (double) longest / 1000;
}

/* Two million rows: the source answers at once, so what is measured is the window's own part. GTK
 * asked to replace a list in one step is away for seconds. */
static void
test_two_millions (Fixture *fixture, gconstpointer data)
{
  double sorted, jumped;

  alpr_table_sort (fixture->table, "id", GTK_SORT_DESCENDING);
  sorted = longest_turn (fixture);
  g_test_minimized_result (sorted, "sorting 2,000,000 rows: the loop was away %.0f ms", sorted);
  g_assert_cmpfloat (sorted, <, 1000);

  desk_fixture_settle ();
  alpr_table_show (fixture->table, 1000000);
  jumped = longest_turn (fixture);
  WAIT (alpr_table_get_row (fixture->table) != NULL);
  desk_fixture_settle ();
  g_test_minimized_result (jumped, "jumping in 2,000,000 rows: the loop was away %.0f ms", jumped);
  g_assert_cmpfloat (jumped, <, 1000);
  g_assert_cmpuint (fake_source_count_rows (fixture->source), <, 3000);
}

#define ADD(path, rows, func)                                                                      \
  g_test_add ("/app/table/" path, Fixture, GUINT_TO_POINTER (rows), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  ADD ("shows-rows", 5000, test_shows_rows);
  ADD ("sorts", 5000, test_sorts);
  ADD ("searches", 5000, test_searches);
  ADD ("shows-detail", 5000, test_shows_detail);
  ADD ("narrow", 100, test_narrow);
  ADD ("empty", 0, test_empty);
  ADD ("failure", 100, test_failure);
  ADD ("two-millions", 2000000, test_two_millions);
  status = g_test_run ();
  desk_fixture_clean ();
  return status;
}
