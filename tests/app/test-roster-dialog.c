/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that takes in people and accounts: a preview first, its lines filtered, then the
 * import; and what it says of a file that is none.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "alpr-roster-dialog.h"
#include "alpr-roster-lines.h"
#include "desk-fixture.h"

static AlprWindow *window;

static GtkWidget *
open_dialog (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "import-roster", NULL);
  return GTK_WIDGET (desk_fixture_wait_dialog (ALPR_TYPE_ROSTER_DIALOG));
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_fixture_wait_no_dialog (ALPR_TYPE_ROSTER_DIALOG);
  desk_fixture_settle ();
}

static const char *
place_of (GtkWidget *dialog)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (desk_fixture_find (dialog, "stack")));
}

static GListModel *
lines_of (GtkWidget *dialog)
{
  GtkListView *list = GTK_LIST_VIEW (desk_fixture_find (dialog, "lines"));

  return G_LIST_MODEL (gtk_list_view_get_model (list));
}

static const char *
problem_of (GtkWidget *dialog)
{
  GtkWidget *problem = desk_fixture_find (dialog, "problem");

  return gtk_widget_get_visible (problem) ? gtk_label_get_text (GTK_LABEL (problem)) : NULL;
}

static void
take (GtkWidget *dialog, const char *path)
{
  alpr_roster_dialog_take_file (ALPR_ROSTER_DIALOG (dialog), path);
  WAIT (strcmp (place_of (dialog), "running") != 0);
}

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static gboolean
may_submit (GtkWidget *dialog)
{
  GtkWidget *submit = desk_fixture_find (dialog, "submit");

  return gtk_widget_get_visible (submit) && gtk_widget_is_sensitive (submit);
}

static void
test_preview (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ALPR_TEST_DATA"), "flock-users", "Users.xlsx", NULL);
  GtkWidget *dialog = open_dialog ();
  GtkDropDown *kinds;
  const char *summary;

  g_assert_cmpstr (place_of (dialog), ==, "choose");
  g_assert_false (may_submit (dialog));
  take (dialog, path);
  g_assert_cmpstr (place_of (dialog), ==, "preview");
  g_assert_null (problem_of (dialog));
  /* 176 people, 176 accounts, 18 rows that can't be taken in */
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (dialog)), ==, 370);
  summary = gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, "summary")));
  g_assert_nonnull (strstr (summary, "176"));
  kinds = GTK_DROP_DOWN (desk_fixture_find (dialog, "kinds"));
  gtk_drop_down_set_selected (kinds, 1);
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (dialog)), ==, 352);
  gtk_drop_down_set_selected (kinds, 2);
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (dialog)), ==, 18);
  gtk_drop_down_set_selected (kinds, 0);
  desk_fixture_type (dialog, "search", "user013@");
  WAIT (g_list_model_get_n_items (lines_of (dialog)) == 2);
  desk_fixture_type (dialog, "search", "nobody is called so");
  WAIT (gtk_widget_get_visible (desk_fixture_find (dialog, "nothing")));
  /* New people need a role, and nothing is imported before there is one. */
  g_assert_false (may_submit (dialog));
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_fixture_find (dialog, "in_role")), 1);
  g_assert_true (may_submit (dialog));
  close_dialog (dialog);
}

/* The preview stands in for nothing: an import, then the same list again, then a change. */
static void
test_imports (void)
{
  g_autofree char *first = write_file ("first.csv", "name,badge,unit\nAnn Lee,17,Patrol\n");
  g_autofree char *second = write_file ("second.csv", "name,badge,unit\nAnn Lee,17,Traffic\n");
  GtkWidget *dialog = open_dialog ();
  AlprRosterLine *line;

  take (dialog, first);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_fixture_find (dialog, "in_role")), 1);
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ROSTER_DIALOG);

  dialog = open_dialog ();
  take (dialog, first);
  g_assert_nonnull (problem_of (dialog));
  g_assert_false (may_submit (dialog));
  take (dialog, second);
  g_assert_null (problem_of (dialog));
  line = g_list_model_get_item (lines_of (dialog), 0);
  g_assert_cmpstr (alpr_roster_line_get_title (line), ==, "Ann Lee");
  g_assert_cmpstr (alpr_roster_line_get_details (line), ==, "Unit: Patrol → Traffic");
  g_object_unref (line);
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (dialog, "in_role")));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ROSTER_DIALOG);
  g_unlink (first);
  g_unlink (second);
}

/* Other parts and another system are compared anew. */
static void
test_options (void)
{
  g_autofree char *path
      = write_file ("users.csv", "name,badge,user name\nTom Reyes,18,treyes\n");
  GtkWidget *dialog = open_dialog ();
  guint n;

  take (dialog, path);
  n = g_list_model_get_n_items (lines_of (dialog));
  desk_fixture_type (dialog, "in_system", "Vigilant");
  g_signal_emit_by_name (desk_fixture_find (dialog, "in_system"), "apply");
  WAIT (strcmp (place_of (dialog), "preview") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (dialog)), ==, n + 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_fixture_find (dialog, "in_what")), 2);
  WAIT (strcmp (place_of (dialog), "preview") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (dialog)), ==, 1);
  g_assert_true (may_submit (dialog));
  close_dialog (dialog);
  g_unlink (path);
}

static void
test_bad_file (void)
{
  g_autofree char *path = write_file ("colours.csv", "Colour,Taste\nred,sweet\n");
  GtkWidget *dialog = open_dialog ();

  take (dialog, path);
  g_assert_cmpstr (place_of (dialog), ==, "choose");
  g_assert_nonnull (strstr (problem_of (dialog), "no heading of a list of people"));
  g_assert_false (may_submit (dialog));
  gtk_test_accessible_assert_role (desk_fixture_find (dialog, "problem"),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  close_dialog (dialog);
  g_unlink (path);
}

/* A dialog that is closed while it reads leaves nothing behind. */
static void
test_closed_while_reading (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ALPR_TEST_DATA"), "flock-users", "Users.xlsx", NULL);
  GtkWidget *dialog = open_dialog ();

  alpr_roster_dialog_take_file (ALPR_ROSTER_DIALOG (dialog), path);
  close_dialog (dialog);
}

static void
test_stopped (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ALPR_TEST_DATA"), "flock-users", "Users.xlsx", NULL);
  GtkWidget *dialog = open_dialog ();

  alpr_roster_dialog_take_file (ALPR_ROSTER_DIALOG (dialog), path);
  desk_fixture_click (dialog, "stop");
  WAIT (strcmp (place_of (dialog), "choose") == 0);
  g_assert_nonnull (problem_of (dialog));
  close_dialog (dialog);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/roster-dialog/preview", test_preview);
  g_test_add_func ("/app/roster-dialog/imports", test_imports);
  g_test_add_func ("/app/roster-dialog/options", test_options);
  g_test_add_func ("/app/roster-dialog/bad-file", test_bad_file);
  g_test_add_func ("/app/roster-dialog/closed-while-reading", test_closed_while_reading);
  g_test_add_func ("/app/roster-dialog/stopped", test_stopped);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
