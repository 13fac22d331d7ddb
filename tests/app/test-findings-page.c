/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings: the list, the detail, judging by key with a note.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-act-dialog.h"
#include "alpr-check-dialog.h"
#include "alpr-findings-page.h"
#include "alpr-table.h"
#include "desk-fixture.h"

static AlprWindow *window;

static AlprTable *
table_of (AlprPage *page)
{
  return ALPR_TABLE (desk_fixture_find (page, "table"));
}

static GtkSelectionModel *
selection_of (AlprPage *page)
{
  return GTK_SELECTION_MODEL (alpr_table_get_model (table_of (page)));
}

/* Chooses a verdict, types the note, agrees. */
static void
judge (AlprPage *page, const char *verdict, const char *note)
{
  GtkWindow *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "findings.judge", "s", verdict));
  dialog = desk_fixture_wait_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (
      adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "judge"));
  gtk_editable_set_text (GTK_EDITABLE (desk_fixture_find_type (dialog, ADW_TYPE_ENTRY_ROW)), note);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "judge"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "judge");
  gtk_window_destroy (dialog);
}

static void
test_judges_one (void)
{
  AlprPage *page = desk_fixture_go (window, "findings", 0);
  AlprTable *table = table_of (page);

  gtk_selection_model_select_item (selection_of (page), 2, TRUE);
  WAIT (alpr_table_get_row (table) != NULL);
  g_assert_cmpstr (alpr_row_get_text (alpr_table_get_row (table), "verdict"), ==, "open");
  judge (page, "explained", "the officer has shown the report");
  WAIT (alpr_table_get_row (table) != NULL
        && g_strcmp0 (alpr_row_get_text (alpr_table_get_row (table), "verdict"), "explained") == 0);
  g_assert_cmpstr (alpr_row_get_text (alpr_table_get_row (table), "note"), ==,
                   "the officer has shown the report");
}

static void
test_judges_several (void)
{
  AlprPage *page = desk_fixture_go (window, "findings", 0);
  AlprTable *table = table_of (page);

  gtk_selection_model_select_range (selection_of (page), 10, 5, TRUE);
  g_assert_cmpuint (alpr_row_model_get_n_selected (alpr_table_get_model (table)), ==, 5);
  judge (page, "upheld", "no case was found");
  desk_fixture_settle ();
  gtk_selection_model_select_item (selection_of (page), 14, TRUE);
  WAIT (alpr_table_get_row (table) != NULL
        && g_strcmp0 (alpr_row_get_text (alpr_table_get_row (table), "verdict"), "upheld") == 0);
}

/* A judged finding leaves the list of open ones, and the next is selected. */
static void
test_next_follows (void)
{
  AlprPage *page = desk_fixture_go (window, "findings", 0);
  AlprTable *table = table_of (page);
  guint open;
  gint64 next;

  WAIT (alpr_table_filter (table, "verdict", g_variant_new_string ("open")));
  open = desk_fixture_count_rows (table);
  next = alpr_row_model_get_id (alpr_table_get_model (table), 4);
  gtk_selection_model_select_item (selection_of (page), 3, TRUE);
  judge (page, "data-error", "typed into the wrong field");
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table))) == open - 1);
  g_assert_cmpint (alpr_table_get_row_id (table), ==, next);
}

static void
test_opens_search (void)
{
  AlprPage *page = desk_fixture_go (window, "findings", 0);

  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  WAIT (alpr_table_get_row (table_of (page)) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "findings.open-search", NULL));
  g_assert_cmpstr (alpr_window_get_place (window), ==, "searches");
}

/* A violation is opened from a finding, with what the finding says. */
static void
test_opens_violation (void)
{
  AlprPage *page = desk_fixture_go (window, "findings", 0);
  GtkWidget *dialog;

  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  WAIT (alpr_table_get_row (table_of (page)) != NULL);
  g_assert_true (gtk_widget_is_sensitive (desk_fixture_find_button (page, "Open a violation…")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "findings.violation", NULL));
  dialog = GTK_WIDGET (desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG));
  g_assert_nonnull (desk_fixture_find (dialog, "in_happened"));
  gtk_window_close (GTK_WINDOW (dialog));
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
}

/* Without a selection there is nothing to judge. */
static void
test_sensitivity (void)
{
  AlprPage *page = desk_fixture_go (window, "findings", 0);
  GtkWidget *button = desk_fixture_find_button (page, "Show the search");

  gtk_selection_model_unselect_all (selection_of (page));
  g_assert_false (gtk_widget_is_sensitive (button));
}

/* Running the rules again neither loses nor repeats a judgement. */
static void
test_checks_again (void)
{
  AlprPage *page = desk_fixture_go (window, "findings", 0);
  GtkWindow *dialog;
  guint before;

  WAIT (alpr_table_filter (table_of (page), "verdict", g_variant_new_string ("upheld")));
  before = desk_fixture_count_rows (table_of (page));
  g_assert_cmpuint (before, >, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "findings.check", NULL));
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_CHECK_DIALOG);
  WAIT (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_CHECK_DIALOG);
  desk_fixture_settle ();
  g_assert_cmpuint (desk_fixture_count_rows (table_of (page)), ==, before);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/findings-page/judges-one", test_judges_one);
  g_test_add_func ("/app/findings-page/judges-several", test_judges_several);
  g_test_add_func ("/app/findings-page/next-follows", test_next_follows);
  g_test_add_func ("/app/findings-page/opens-search", test_opens_search);
  g_test_add_func ("/app/findings-page/opens-violation", test_opens_violation);
  g_test_add_func ("/app/findings-page/sensitivity", test_sensitivity);
  g_test_add_func ("/app/findings-page/checks-again", test_checks_again);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
