/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list’s model over sources of up to a million rows.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-error.h"
#include "alpr-row-cache.h"
#include "alpr-row-model.h"
#include "desk-fixture.h"
#include "fake-source.h"

typedef struct
{
  FakeSource *source;
  AlprRowModel *model;
  GArray *changes; /* of guint: position, removed, added … */
} Fixture;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  g_array_append_val (fixture->changes, position);
  g_array_append_val (fixture->changes, removed);
  g_array_append_val (fixture->changes, added);
}

static guint
nth_change (Fixture *fixture, guint n)
{
  g_assert_cmpuint (n, <, fixture->changes->len);
  return g_array_index (fixture->changes, guint, n);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new (GPOINTER_TO_UINT (data));
  fixture->model = alpr_row_model_new (ALPR_ROW_SOURCE (fixture->source));
  fixture->changes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  alpr_row_model_reload (fixture->model);
  WAIT (!alpr_row_model_is_loading (fixture->model));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->model, fixture);
  g_assert_finalize_object (fixture->model);
  WAIT (G_OBJECT (fixture->source)->ref_count == 1);
  g_assert_finalize_object (fixture->source);
  g_array_unref (fixture->changes);
}

static void
sort_down (Fixture *fixture)
{
  AlprViewOrder order = { .sort = "id", .descending = TRUE };

  alpr_row_model_set_order (fixture->model, &order);
  WAIT (!alpr_row_model_is_loading (fixture->model));
}

/* The list grew behind its head, which is not said again: never by more rows than a frame has time
 * for while GTK makes widgets for them. */
static void
assert_grown (Fixture *fixture, guint from, guint to)
{
  guint rows = from;

  g_assert_cmpuint (fixture->changes->len, >, 6);
  for (guint i = 0; i < fixture->changes->len; i += 3)
    {
      g_assert_cmpuint (nth_change (fixture, i), ==, rows);
      g_assert_cmpuint (nth_change (fixture, i + 1), ==, 0);
      if (rows < 256)
        g_assert_cmpuint (nth_change (fixture, i + 2), <=, 64);
      rows += nth_change (fixture, i + 2);
    }
  g_assert_cmpuint (rows, ==, to);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, to);
}

/* First 256, in steps, then the rest behind them. */
static void
test_first_few (Fixture *fixture, gconstpointer data)
{
  assert_grown (fixture, 0, 100000);
  g_assert_cmpuint (nth_change (fixture, fixture->changes->len - 1), ==, 100000 - 256);
  g_assert_cmpuint (alpr_row_model_get_total (fixture->model), ==, 100000);
}

static void
search_for (Fixture *fixture, const char *words)
{
  AlprViewOrder order = { .search = words };

  alpr_row_model_set_order (fixture->model, &order);
  WAIT (!alpr_row_model_is_loading (fixture->model));
}

/* What was found made the list short; without the search it grows as it did at first. */
static void
test_grows_again (Fixture *fixture, gconstpointer data)
{
  search_for (fixture, "none such");
  g_array_set_size (fixture->changes, 0);
  search_for (fixture, NULL);
  assert_grown (fixture, 0, 100000);
  g_assert_cmpint (alpr_row_model_get_id (fixture->model, 99999), ==, 100000);
}

/* A newer question ends the growing. */
static void
test_growing_ends (Fixture *fixture, gconstpointer data)
{
  AlprViewOrder all = { 0 };
  GListModel *list = G_LIST_MODEL (fixture->model);

  search_for (fixture, "none such");
  alpr_row_model_set_order (fixture->model, &all);
  WAIT (g_list_model_get_n_items (list) > 0);
  g_assert_cmpuint (g_list_model_get_n_items (list), <, 100000);
  search_for (fixture, "99999");
  desk_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
}

/* The row that is selected in what was found stays selected in the whole list. */
static void
test_selection_grows (Fixture *fixture, gconstpointer data)
{
  search_for (fixture, "99999");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), 0, TRUE);
  search_for (fixture, NULL);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->model), 99998));
  g_assert_cmpuint (alpr_row_model_get_n_selected (fixture->model), ==, 1);
}

/* What goes and what comes is said in two steps; in one, GTK asks for every row. */
static void
test_two_steps (Fixture *fixture, gconstpointer data)
{
  g_array_set_size (fixture->changes, 0);
  sort_down (fixture);
  g_assert_cmpuint (fixture->changes->len, ==, 6);
  g_assert_cmpuint (nth_change (fixture, 1), ==, 1000);
  g_assert_cmpuint (nth_change (fixture, 2), ==, 0);
  g_assert_cmpuint (nth_change (fixture, 4), ==, 0);
  g_assert_cmpuint (nth_change (fixture, 5), ==, 1000);
  g_assert_cmpint (alpr_row_model_get_id (fixture->model, 0), ==, 1000);
}

/* A long list that is sorted keeps its items, which become the places of other rows. */
static void
test_places_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRowItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  g_autoptr (AlprRowItem) again = NULL;

  WAIT (alpr_row_item_get_row (item) != NULL);
  g_array_set_size (fixture->changes, 0);
  sort_down (fixture);
  g_assert_cmpuint (fixture->changes->len, ==, 0);
  g_assert_cmpint (alpr_row_item_get_id (item), ==, 99999);
  WAIT (alpr_row_item_get_row (item) != NULL);
  g_assert_cmpstr (alpr_row_get_text (alpr_row_item_get_row (item), "name"), ==, "Row 99999");
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  g_assert_true (again == item);
}

/* A filter leaves the first places and takes the others; an item of those is nobody's any more. */
static void
test_places_go (Fixture *fixture, gconstpointer data)
{
  AlprViewOrder order = { .search = "999" };
  g_autoptr (AlprRowItem) stays = g_list_model_get_item (G_LIST_MODEL (fixture->model), 2);
  g_autoptr (AlprRowItem) goes = g_list_model_get_item (G_LIST_MODEL (fixture->model), 50000);

  g_array_set_size (fixture->changes, 0);
  alpr_row_model_set_order (fixture->model, &order);
  WAIT (!alpr_row_model_is_loading (fixture->model));
  g_assert_cmpuint (fixture->changes->len, ==, 3);
  g_assert_cmpuint (nth_change (fixture, 0), ==, 100);
  g_assert_cmpuint (nth_change (fixture, 1), ==, 99900);
  g_assert_cmpint (alpr_row_item_get_id (stays), ==, 2999);
  g_assert_cmpint (alpr_row_item_get_id (goes), ==, 50001);
}

static void
test_one_row_goes (Fixture *fixture, gconstpointer data)
{
  g_array_set_size (fixture->changes, 0);
  fake_source_remove (fixture->source, 500);
  alpr_row_model_reload (fixture->model);
  WAIT (!alpr_row_model_is_loading (fixture->model));
  g_assert_cmpuint (fixture->changes->len, ==, 3);
  g_assert_cmpuint (nth_change (fixture, 0), ==, 499);
  g_assert_cmpuint (nth_change (fixture, 1), ==, 1);
  g_assert_cmpuint (nth_change (fixture, 2), ==, 0);
}

static void
test_rows_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRowItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->model), 41);
  g_autoptr (AlprRowItem) again = NULL;

  g_assert_cmpint (alpr_row_item_get_id (item), ==, 42);
  g_assert_null (alpr_row_item_get_row (item));
  WAIT (alpr_row_item_get_row (item) != NULL);
  g_assert_cmpstr (alpr_row_get_text (alpr_row_item_get_row (item), "name"), ==, "Row 42");
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 41);
  g_assert_true (again == item);
}

static void
test_next_is_selected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRowItem) item = NULL;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), 499, TRUE);
  fake_source_remove (fixture->source, 500);
  alpr_row_model_reload (fixture->model);
  WAIT (!alpr_row_model_is_loading (fixture->model));
  item = alpr_row_model_get_selected (fixture->model);
  g_assert_nonnull (item);
  g_assert_cmpint (alpr_row_item_get_id (item), ==, 501);
}

/* The row that alone was selected goes with all the others: nobody is told of a row that isn't there
 * any more (the test ends at a warning). */
static void
test_none_is_left (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), 2, TRUE);
  search_for (fixture, "none such");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
  g_assert_cmpuint (alpr_row_model_get_n_selected (fixture->model), ==, 0);
}

/* A row that a widget holds is read again after a change; the item stays the same. */
static void
test_row_is_read_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRowItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->model), 7);
  g_autoptr (AlprRow) first = NULL;

  WAIT (alpr_row_item_get_row (item) != NULL);
  first = g_object_ref (alpr_row_item_get_row (item));
  alpr_row_model_reload (fixture->model);
  WAIT (alpr_row_item_get_row (item) != first);
  g_assert_nonnull (alpr_row_item_get_row (item));
}

/* Who runs through the list leaves no more rows alive than the cache keeps. */
static void
test_memory_is_bounded (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 100000; i += 3)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->model), i));
  desk_fixture_settle ();
  g_assert_cmpuint (fake_source_count_rows (fixture->source), <, 5000);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (fixture->model);
  g_autoptr (AlprRowItem) item = NULL;
  g_autoptr (GArray) ids = NULL;

  gtk_selection_model_select_item (selection, 3, TRUE);
  gtk_selection_model_select_item (selection, 5, FALSE);
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  g_assert_cmpuint (alpr_row_model_get_n_selected (fixture->model), ==, 2);
  g_assert_null (alpr_row_model_get_selected (fixture->model));
  ids = alpr_row_model_list_selected (fixture->model);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 6);

  gtk_selection_model_select_all (selection);
  g_assert_cmpuint (alpr_row_model_get_n_selected (fixture->model), ==, 1000);
  gtk_selection_model_unselect_all (selection);
  g_assert_cmpuint (alpr_row_model_get_n_selected (fixture->model), ==, 0);

  gtk_selection_model_select_item (selection, 9, TRUE);
  item = alpr_row_model_get_selected (fixture->model);
  g_assert_cmpint (alpr_row_item_get_id (item), ==, 10);
}

/* The row that alone is selected is found again when the list is sorted. */
static void
test_selection_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprRowItem) item = NULL;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), 9, TRUE);
  sort_down (fixture);
  item = alpr_row_model_get_selected (fixture->model);
  g_assert_nonnull (item);
  g_assert_cmpint (alpr_row_item_get_id (item), ==, 10);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->model), 990));
}

/* The newest question counts: what was asked before is dropped, however late it is answered. */
static void
test_newest_wins (Fixture *fixture, gconstpointer data)
{
  AlprViewOrder one = { .search = "11" };
  AlprViewOrder other = { .search = "999" };

  alpr_row_model_set_order (fixture->model, &one);
  alpr_row_model_set_order (fixture->model, &other);
  WAIT (!alpr_row_model_is_loading (fixture->model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1);
  g_assert_cmpint (alpr_row_model_get_id (fixture->model, 0), ==, 999);
  g_assert_true (alpr_row_model_is_filtered (fixture->model));
  g_assert_cmpuint (alpr_row_model_get_total (fixture->model), ==, 1000);
}

/* After a change a filtered list still knows how many rows there are in all. */
static void
test_total_follows (Fixture *fixture, gconstpointer data)
{
  AlprViewOrder order = { .search = "999" };

  alpr_row_model_set_order (fixture->model, &order);
  WAIT (!alpr_row_model_is_loading (fixture->model));
  fake_source_set_n_rows (fixture->source, 2000);
  alpr_row_model_reload (fixture->model);
  WAIT (!alpr_row_model_is_loading (fixture->model));
  g_assert_cmpuint (alpr_row_model_get_total (fixture->model), ==, 2000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 2);
}

static void
failed_cb (AlprRowModel *model, const GError *error, char **message)
{
  *message = g_strdup (error->message);
}

static void
test_failure_is_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;

  g_signal_connect (fixture->model, "failed", G_CALLBACK (failed_cb), &message);
  fake_source_fail (fixture->source, TRUE);
  alpr_row_model_reload (fixture->model);
  WAIT (message != NULL);
  g_assert_cmpstr (message, ==, "the disk is gone");
  g_assert_false (alpr_row_model_is_loading (fixture->model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1000);
}

/* A million rows cost their ids: selecting, sorting and refreshing make no item. */
static void
test_million (Fixture *fixture, gconstpointer data)
{
  gint64 began = g_get_monotonic_time ();
  double took;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->model));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (fixture->model));
  sort_down (fixture);
  took = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  g_test_minimized_result (took, "select all and sort 1,000,000 rows: %.3f s", took);
  g_assert_cmpuint (fake_source_count_rows (fixture->source), ==, 0);
  g_assert_cmpfloat (took, <, 2);
}

#define ADD(path, rows, func)                                                                      \
  g_test_add ("/app/row-model/" path, Fixture, GUINT_TO_POINTER (rows), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  ADD ("first-few", 100000, test_first_few);
  ADD ("grows-again", 100000, test_grows_again);
  ADD ("growing-ends", 100000, test_growing_ends);
  ADD ("selection-grows", 100000, test_selection_grows);
  ADD ("two-steps", 1000, test_two_steps);
  ADD ("places-stay", 100000, test_places_stay);
  ADD ("places-go", 100000, test_places_go);
  ADD ("one-row-goes", 1000, test_one_row_goes);
  ADD ("next-is-selected", 1000, test_next_is_selected);
  ADD ("none-is-left", 1000, test_none_is_left);
  ADD ("rows-follow", 1000, test_rows_follow);
  ADD ("row-is-read-again", 1000, test_row_is_read_again);
  ADD ("memory-is-bounded", 100000, test_memory_is_bounded);
  ADD ("selection", 1000, test_selection);
  ADD ("selection-survives", 1000, test_selection_survives);
  ADD ("newest-wins", 1000, test_newest_wins);
  ADD ("total-follows", 1000, test_total_follows);
  ADD ("failure-is-said", 1000, test_failure_is_said);
  ADD ("million", 1000000, test_million);
  status = g_test_run ();
  desk_fixture_clean ();
  return status;
}
