/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of audits, and beginning one from it.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-audits-page.h"
#include "alpr-new-audit-dialog.h"
#include "alpr-period-picker.h"
#include "alpr-table.h"
#include "desk-fixture.h"

static AlprWindow *window;

static void
test_lists (void)
{
  AlprPage *page = desk_fixture_go (window, "audits", 0);

  g_assert_true (ALPR_IS_AUDITS_PAGE (page));
  g_assert_cmpuint (desk_fixture_count_rows (desk_fixture_find (page, "table")), ==, 1);
}

static void
test_opens (void)
{
  AlprPage *page = desk_fixture_go (window, "audits", 1);

  WAIT (alpr_table_get_row (ALPR_TABLE (desk_fixture_find (page, "table"))) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "audits.open", NULL));
  g_assert_cmpstr (alpr_window_get_place (window), ==, "audit-run");
}

/* The clause's own cadence and floor are offered; beginning fixes the population and leads on. */
static void
test_begins (void)
{
  AlprPage *page = desk_fixture_go (window, "audits", 0);
  GtkWindow *dialog;
  g_autoptr (AlprPeriod) period = NULL;
  const char *duty;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "audits.new", NULL));
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_NEW_AUDIT_DIALOG);
  WAIT (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  desk_fixture_settle ();
  duty = gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, "duty")));
  g_assert_true (g_str_has_suffix (duty, "at least 10 items."));
  period = alpr_period_picker_get_period (
      ALPR_PERIOD_PICKER (desk_fixture_find (dialog, "in_period")));
  g_assert_cmpstr (alpr_period_get_label (period), ==, "2025");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_NEW_AUDIT_DIALOG);
  g_assert_cmpstr (alpr_window_get_place (window), ==, "audit-run");
  page = desk_fixture_go (window, "audits", 0);
  g_assert_cmpuint (desk_fixture_count_rows (desk_fixture_find (page, "table")), ==, 2);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/audits-page/lists", test_lists);
  g_test_add_func ("/app/audits-page/opens", test_opens);
  g_test_add_func ("/app/audits-page/begins", test_begins);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
