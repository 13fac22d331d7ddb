/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking files in from the page, and what it says of each.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include <string.h>

#include "alpr-imports-page.h"
#include "alpr-mapping-dialog.h"
#include "alpr-table.h"
#include "desk-fixture.h"

static AlprWindow *window;

/* As if @path were dropped on the page. */
static void
drop (AlprPage *page, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  alpr_imports_page_take_file (ALPR_IMPORTS_PAGE (page), file);
}

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static GtkWidget *
result_of (AlprPage *page)
{
  GtkWidget *results = desk_fixture_find (page, "results");

  return desk_fixture_find_type (results, ADW_TYPE_EXPANDER_ROW);
}

static void
test_lists (void)
{
  AlprPage *page = desk_fixture_go (window, "imports", 0);

  g_assert_cmpuint (desk_fixture_count_rows (desk_fixture_find (page, "files")), ==, 2);
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "drop")));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (page, "running")));
}

static void
test_takes_in (void)
{
  AlprPage *page = desk_fixture_go (window, "imports", 0);
  g_autofree char *path = desk_fixture_sample ("8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv");
  const char *words;

  drop (page, path);
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "running")));
  WAIT (result_of (page) != NULL);
  words = adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (result_of (page)));
  g_assert_nonnull (strstr (words, "taken in"));
  WAIT (!gtk_widget_get_visible (desk_fixture_find (page, "running")));
  desk_fixture_settle ();
  g_assert_cmpuint (desk_fixture_count_rows (desk_fixture_find (page, "files")), ==, 3);
}

/* The same file again: everything is known already. */
static void
test_doubles_nothing (void)
{
  AlprPage *page = desk_fixture_go (window, "imports", 0);
  g_autofree char *path = desk_fixture_sample ("8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv");

  drop (page, path);
  WAIT (result_of (page) != NULL);
  g_assert_true (g_str_has_prefix (
      adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (result_of (page))), "0 taken in"));
  desk_fixture_settle ();
}

static void
test_bad_file (void)
{
  AlprPage *page = desk_fixture_go (window, "imports", 0);
  g_autofree char *path = write_file ("empty.csv", "");

  drop (page, path);
  WAIT (result_of (page) != NULL);
  g_assert_nonnull (
      strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (result_of (page))), "empty.csv"));
}

/* A file of unknown columns is mapped by a person, and then taken in; the next one is known. */
static void
test_maps (void)
{
  AlprPage *page = desk_fixture_go (window, "imports", 0);
  g_autofree char *path
      = write_file ("county.csv", "Officer,When it was,Tag,Why\n"
                                  "Quinn Barlow,2025-03-01T10:15:00Z,ABC123,theft\n"
                                  "Avery Draper,2025-03-02T11:00:00Z,XYZ789,burglary\n");
  GtkWidget *button;
  GtkWindow *dialog;

  drop (page, path);
  WAIT (result_of (page) != NULL);
  button = desk_fixture_find_button (result_of (page), "Map its columns…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_MAPPING_DIALOG);
  WAIT (desk_fixture_find_type (desk_fixture_find (dialog, "columns"), GTK_TYPE_DROP_DOWN) != NULL);
  desk_fixture_settle ();
  desk_fixture_type (dialog, "in_title", "County export");
  alpr_mapping_dialog_choose (ALPR_MAPPING_DIALOG (dialog), 0, ALPR_FIELD_ACCOUNT);
  alpr_mapping_dialog_choose (ALPR_MAPPING_DIALOG (dialog), 1, ALPR_FIELD_TIME);
  alpr_mapping_dialog_choose (ALPR_MAPPING_DIALOG (dialog), 2, ALPR_FIELD_PLATE);
  alpr_mapping_dialog_choose (ALPR_MAPPING_DIALOG (dialog), 3, ALPR_FIELD_PLATE);
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  alpr_mapping_dialog_choose (ALPR_MAPPING_DIALOG (dialog), 3, ALPR_FIELD_REASON);
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_MAPPING_DIALOG);
  desk_fixture_settle ();
  g_assert_cmpuint (desk_fixture_count_rows (desk_fixture_find (page, "files")), ==, 5);
}

static void
test_other_lists (void)
{
  AlprPage *page = desk_fixture_go (window, "imports", 0);
  GtkStack *lists = GTK_STACK (desk_fixture_find (page, "lists"));

  gtk_stack_set_visible_child_name (lists, "aside");
  desk_fixture_settle ();
  desk_fixture_count_rows (desk_fixture_find (page, "aside"));
  gtk_stack_set_visible_child_name (lists, "gaps");
  desk_fixture_settle ();
  g_assert_cmpuint (desk_fixture_count_rows (desk_fixture_find (page, "gaps")), >, 0);
  gtk_stack_set_visible_child_name (lists, "files");
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/imports-page/lists", test_lists);
  g_test_add_func ("/app/imports-page/takes-in", test_takes_in);
  g_test_add_func ("/app/imports-page/doubles-nothing", test_doubles_nothing);
  g_test_add_func ("/app/imports-page/bad-file", test_bad_file);
  g_test_add_func ("/app/imports-page/maps", test_maps);
  g_test_add_func ("/app/imports-page/other-lists", test_other_lists);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
