/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal’s page: its lines, and that looking at it is journalled.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-journal-page.h"
#include "alpr-table.h"
#include "desk-fixture.h"

static AlprWindow *window;

static AlprRow *
nth_row (AlprTable *table, guint n)
{
  g_autoptr (AlprRowItem) item
      = g_list_model_get_item (G_LIST_MODEL (alpr_table_get_model (table)), n);

  WAIT (alpr_row_item_get_row (item) != NULL);
  return g_object_ref (alpr_row_item_get_row (item));
}

/* The newest line stands first, and it is that somebody looks at the journal. */
static void
test_looking_is_noted (void)
{
  AlprPage *page = desk_fixture_go (window, "journal", 0);
  AlprTable *table = ALPR_TABLE (desk_fixture_find (page, "table"));
  guint lines = desk_fixture_count_rows (table);
  g_autoptr (AlprRow) first = NULL;
  g_autoptr (AlprRow) last = NULL;

  g_assert_true (ALPR_IS_JOURNAL_PAGE (page));
  first = nth_row (table, 0);
  last = nth_row (table, lines - 1);
  g_assert_cmpstr (alpr_row_get_text (first, "act"), ==, "journal/view");
  g_assert_cmpstr (alpr_row_get_text (last, "act"), ==, "book/begin");

  desk_fixture_go (window, "overview", 0);
  desk_fixture_go (window, "journal", 0);
  g_assert_cmpuint (desk_fixture_count_rows (table), ==, lines);
}

static void
test_filters (void)
{
  AlprPage *page = desk_fixture_go (window, "journal", 0);
  AlprTable *table = ALPR_TABLE (desk_fixture_find (page, "table"));

  WAIT (alpr_table_filter (table, "act", g_variant_new_string ("audits/judge")));
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table))) == 4);
}

/* The walk through the book ends with a sentence. */
static void
test_verifies (void)
{
  GtkWindow *dialog;

  g_action_group_activate_action (G_ACTION_GROUP (window), "verify", NULL);
  dialog = desk_fixture_wait_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The book is intact");
  gtk_window_destroy (dialog);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/journal-page/looking-is-noted", test_looking_is_noted);
  g_test_add_func ("/app/journal-page/filters", test_filters);
  g_test_add_func ("/app/journal-page/verifies", test_verifies);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
