/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The policy’s clauses and their states.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include <string.h>

#include "alpr-badge.h"
#include "alpr-policy-page.h"
#include "desk-fixture.h"

static AlprWindow *window;

static guint
count_shown (GtkListBox *list)
{
  GtkListBoxRow *row;
  guint count = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    count += gtk_widget_get_child_visible (GTK_WIDGET (row));
  return count;
}

/* All clauses of the policy stand there, each with its state; what is not built is never called so. */
static void
test_lists (void)
{
  AlprPage *page = desk_fixture_go (window, "policy", 0);
  GtkListBox *list = GTK_LIST_BOX (desk_fixture_find (page, "clauses"));
  const char *summary = gtk_label_get_text (GTK_LABEL (desk_fixture_find (page, "summary")));
  g_autofree char *count = g_strdup_printf (" %u clauses: ", count_shown (list));

  g_assert_true (ALPR_IS_POLICY_PAGE (page));
  g_assert_cmpuint (count_shown (list), ==, 34);
  g_assert_nonnull (strstr (summary, count));
  g_assert_nonnull (strstr (summary, "not yet"));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (page, "which_group")));
}

static void
test_filters (void)
{
  AlprPage *page = desk_fixture_go (window, "policy", 0);
  GtkListBox *list = GTK_LIST_BOX (desk_fixture_find (page, "clauses"));
  GtkDropDown *state = GTK_DROP_DOWN (desk_fixture_find (page, "state"));
  GtkWidget *search = desk_fixture_find (page, "search");
  guint at_work, not_yet;

  gtk_drop_down_set_selected (state, 1);
  at_work = count_shown (list);
  gtk_drop_down_set_selected (state, 3);
  not_yet = count_shown (list);
  g_assert_cmpuint (at_work, >, 0);
  g_assert_cmpuint (not_yet, >, 0);
  gtk_drop_down_set_selected (state, 0);
  g_assert_true (alpr_page_search (page));
  gtk_editable_set_text (GTK_EDITABLE (search), "LXNE-H.sample");
  WAIT (count_shown (list) == 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  WAIT (count_shown (list) == 34);
}

static void
test_shows_clause (void)
{
  AlprPage *page = desk_fixture_go (window, "policy", 0);
  GtkListBox *list = GTK_LIST_BOX (desk_fixture_find (page, "clauses"));
  GtkWidget *pane = desk_fixture_find (page, "pane");

  g_assert_false (gtk_widget_get_visible (pane));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 2));
  g_assert_true (gtk_widget_get_visible (pane));
  g_assert_true (g_str_has_prefix (
      gtk_label_get_text (GTK_LABEL (desk_fixture_find (pane, "id"))), "LXNE-"));
  g_assert_nonnull (alpr_badge_get_word (ALPR_BADGE (desk_fixture_find (pane, "state"))));
  alpr_page_set_room (page, ALPR_ROOM_NARROW);
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (page, "list_side")));
  g_assert_true (gtk_widget_activate_action (pane, "clause.close", NULL));
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "list_side")));
  alpr_page_set_room (page, ALPR_ROOM_WIDE);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/policy-page/lists", test_lists);
  g_test_add_func ("/app/policy-page/filters", test_filters);
  g_test_add_func ("/app/policy-page/shows-clause", test_shows_clause);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
