/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page: new, open, recent books.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-start-page.h"
#include "desk-fixture.h"

static const char *
shown (gpointer root)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (desk_fixture_find (root, "stack")));
}

/* Two ways lead on, and back again. */
static void
test_ways (void)
{
  AlprWindow *window = desk_fixture_open_window (900, 700);
  GtkWidget *start = desk_fixture_find (window, "start");

  g_assert_true (ALPR_IS_START_PAGE (start));
  g_assert_cmpstr (shown (start), ==, "welcome");
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (start, "back")));
  desk_fixture_click (start, "make");
  g_assert_cmpstr (shown (start), ==, "new-book");
  desk_fixture_click (start, "back");
  g_assert_cmpstr (shown (start), ==, "welcome");
  alpr_start_page_offer (ALPR_START_PAGE (start), desk_fixture_make_book ());
  g_assert_cmpstr (shown (start), ==, "sign-in");
  desk_fixture_close (window);
}

/* A book that was opened is offered the next time; signing out comes back to its passphrase. */
static void
test_remembers (void)
{
  AlprWindow *window = desk_fixture_open_book (900, 700);
  GtkWidget *start = desk_fixture_find (window, "start");
  GtkWidget *recent = desk_fixture_find (start, "recent");
  GtkWidget *row;

  g_action_group_activate_action (G_ACTION_GROUP (window), "lock", NULL);
  desk_fixture_settle ();
  g_assert_false (alpr_desk_is_open (alpr_window_get_desk (window)));
  g_assert_cmpstr (shown (start), ==, "sign-in");
  g_assert_null (alpr_window_get_page (window));
  desk_fixture_click (start, "back");
  g_assert_true (gtk_widget_get_visible (recent));
  row = desk_fixture_find_type (recent, ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "small.alpr");
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpstr (shown (start), ==, "sign-in");
  desk_fixture_close (window);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  g_test_add_func ("/app/start-page/ways", test_ways);
  g_test_add_func ("/app/start-page/remembers", test_remembers);
  status = g_test_run ();
  desk_fixture_clean ();
  return status;
}
