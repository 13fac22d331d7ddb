/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reports that are offered, and those that were written.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include <string.h>

#include "alpr-report-dialog.h"
#include "alpr-reports-page.h"
#include "desk-fixture.h"

static AlprWindow *window;

static GtkWidget *
row_called (AlprPage *page, const char *title)
{
  GtkWidget *list = desk_fixture_find_type (desk_fixture_find (page, "offers"), GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return GTK_WIDGET (row);
  return NULL;
}

/* Those that a clause asks for stand first, with the clause. */
static void
test_offers (void)
{
  AlprPage *page = desk_fixture_go (window, "reports", 0);

  g_assert_true (ALPR_IS_REPORTS_PAGE (page));
  g_assert_nonnull (row_called (page, "Audit workbook"));
  g_assert_nonnull (row_called (page, "Activity"));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (page, "written")));
}

static gboolean
is_chosen (GtkFileChooser *chooser, GFile *file)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (chooser);

  return chosen != NULL && g_file_equal (chosen, file);
}

/* In the file dialog: this folder, that name. The dialog reads the folder before it is in it. */
static void
save_as (const char *name)
{
  GtkWindow *dialog = desk_fixture_wait_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_user_data_dir ());
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GError) error = NULL;

  desk_fixture_settle ();
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, &error);
  g_assert_no_error (error);
  desk_fixture_settle ();
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  WAIT (is_chosen (GTK_FILE_CHOOSER (dialog), file));
  desk_fixture_settle ();
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
}

static void
write_report (AlprPage *page, const char *title, guint format, const char *name)
{
  GtkWindow *dialog;

  g_signal_emit_by_name (row_called (page, title), "activated");
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_REPORT_DIALOG);
  WAIT (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_fixture_find (dialog, "in_format")), format);
  desk_fixture_click (dialog, "submit");
  save_as (name);
  desk_fixture_wait_no_dialog (ALPR_TYPE_REPORT_DIALOG);
  desk_fixture_settle ();
}

static void
assert_holds (const char *name, const char *bytes)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_nonnull (memmem (text, length, bytes, strlen (bytes)));
}

static void
test_writes_workbook (void)
{
  AlprPage *page = desk_fixture_go (window, "reports", 0);

  write_report (page, "Audit workbook", 0, "audit.xlsx");
  assert_holds ("audit.xlsx", "xl/workbook.xml");
  WAIT (gtk_widget_get_visible (desk_fixture_find (page, "written")));
}

static void
test_writes_table (void)
{
  AlprPage *page = desk_fixture_go (window, "reports", 0);

  write_report (page, "Activity", 1, "activity.csv");
  assert_holds ("activity.csv", "Searches");
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/reports-page/offers", test_offers);
  g_test_add_func ("/app/reports-page/writes-workbook", test_writes_workbook);
  g_test_add_func ("/app/reports-page/writes-table", test_writes_table);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
