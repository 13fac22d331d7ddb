/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview: figures, chart, duties, and the page of an empty book.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-chart.h"
#include "alpr-overview-page.h"
#include "desk-fixture.h"

static AlprWindow *window;

static const char *
shown_page (AlprPage *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (desk_fixture_find (page, "stack")));
}

static const char *
value_of (AlprPage *page, const char *card)
{
  return gtk_label_get_text (
      GTK_LABEL (desk_fixture_find (desk_fixture_find (page, card), "value")));
}

/* Every figure is the book's. */
static void
test_figures (void)
{
  AlprPage *page = desk_fixture_go (window, "overview", 0);

  g_assert_true (ALPR_IS_OVERVIEW_PAGE (page));
  g_assert_cmpstr (shown_page (page), ==, "figures");
  g_assert_cmpstr (value_of (page, "searches"), ==, "6633");
  g_assert_cmpstr (value_of (page, "imports"), ==, "2");
  g_assert_cmpstr (value_of (page, "audits"), ==, "1");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (
                       desk_fixture_find (desk_fixture_find (page, "audits"), "note"))),
                   ==, "6 items to judge");
}

static void
test_chart (void)
{
  AlprPage *page = desk_fixture_go (window, "overview", 0);
  AlprChart *chart = ALPR_CHART (desk_fixture_find (page, "chart"));
  GtkLabel *note = GTK_LABEL (desk_fixture_find (page, "chart_note"));
  g_autofree char *first = NULL;

  WAIT (*gtk_label_get_text (note) != '\0');
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "chart_panel")));
  alpr_chart_move (chart, 1); /* the pointer may have chosen another before */
  alpr_chart_move (chart, -1000);
  first = alpr_chart_describe_selected (chart);
  g_assert_true (g_str_has_prefix (first, "1 Jun: "));
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Searches by day");
}

static void
test_lists (void)
{
  AlprPage *page = desk_fixture_go (window, "overview", 0);
  GtkWidget *newest = desk_fixture_find (page, "newest");
  GtkWidget *row;

  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "duties")));
  g_assert_true (gtk_widget_get_visible (newest));
  row = desk_fixture_find_type (newest, ADW_TYPE_ACTION_ROW);
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpstr (alpr_window_get_place (window), ==, "findings");
}

static void
test_card_leads (void)
{
  AlprPage *page = desk_fixture_go (window, "overview", 0);

  desk_fixture_click (desk_fixture_find (page, "searches"), "button");
  g_assert_cmpstr (alpr_window_get_place (window), ==, "searches");
}

/* An empty book says what to do first. */
static void
test_empty (void)
{
  AlprWindow *other = desk_fixture_open_empty_book ();
  AlprPage *page = alpr_window_get_page (other);

  WAIT (g_strcmp0 (shown_page (page), "empty") == 0);
  g_assert_nonnull (desk_fixture_find_button (page, "Import files…"));
  desk_fixture_close (other);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/overview-page/figures", test_figures);
  g_test_add_func ("/app/overview-page/chart", test_chart);
  g_test_add_func ("/app/overview-page/lists", test_lists);
  g_test_add_func ("/app/overview-page/card-leads", test_card_leads);
  g_test_add_func ("/app/overview-page/empty", test_empty);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
