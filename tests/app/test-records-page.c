/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that is a definition: the acts of the list and of a row, which of them can be done, the
 * row's menu, what is shown and selected after an act, the trail, and saving the list as a file.
 * A real window under a private X server; the book is a small one made of sample files, the
 * definitions are the tests' own.
 */

#include "alpr-act-dialog.h"
#include "alpr-export-button.h"
#include "alpr-places.h"
#include "alpr-records-page.h"
#include "alpr-table.h"
#include "desk-fixture.h"
#include "offers.h"


#define PASSPHRASE "four words of no sense"

static const AlprPlace people = { "offers-people", NULL, NULL, NULL, NULL,
                                  alpr_records_page_get_type, "offers-people" };

static AlprWindow *owner; /* has the book */
static GtkWidget *window; /* shows the page */
static AlprPage *page;
static char *said; /* owned, nullable: the last toast */

static AlprTable *
table_of_page (void)
{
  return ALPR_TABLE (desk_fixture_find (page, "table"));
}

static void
say_cb (AlprPage *from, const char *words)
{
  g_free (said);
  said = g_strdup (words);
}

static void
set_up (void)
{
  page = alpr_place_build (&people, alpr_window_get_desk (owner));
  g_signal_connect (page, "say", G_CALLBACK (say_cb), NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  desk_fixture_count_rows (table_of_page ());
  desk_fixture_settle ();
}

static void
tear_down (void)
{
  gpointer gone = page;

  g_object_add_weak_pointer (gone, &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  desk_fixture_settle ();
  g_assert_null (gone);
  g_clear_pointer (&said, g_free);
}

static gboolean
is_chosen (const char *user_name)
{
  AlprRow *row = alpr_table_get_row (table_of_page ());

  return row != NULL && g_strcmp0 (alpr_row_get_text (row, "user_name"), user_name) == 0;
}

static void
choose (gint64 id, const char *user_name)
{
  alpr_table_show (table_of_page (), id);
  WAIT (is_chosen (user_name));
  desk_fixture_settle ();
}

static GtkWidget *
ask (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  return GTK_WIDGET (desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG));
}

static gboolean
is_offered (const char *label)
{
  GtkWidget *button = desk_fixture_find_button (page, label);

  g_assert_nonnull (button);
  return gtk_widget_get_visible (button) && gtk_widget_is_sensitive (button);
}

static void
write_passphrase (const char *path)
{
  g_assert_true (g_file_set_contents (path, PASSPHRASE, -1, NULL));
}

/* The acts stand where the definition puts them, and say their names. */
static void
test_shows (void)
{
  GtkWidget *tools, *first;

  set_up ();
  tools = desk_fixture_find (page, "list_acts");
  first = desk_fixture_find_type (tools, GTK_TYPE_BUTTON);
  g_assert_true (ALPR_IS_RECORDS_PAGE (page));
  g_assert_cmpstr (alpr_page_get_title (page), ==, "People on offer");
  g_assert_cmpuint (desk_fixture_count_rows (table_of_page ()), ==, 1);
  g_assert_true (gtk_widget_has_css_class (first, "suggested-action"));
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Let somebody sign in");
  g_assert_true (is_offered ("Change my passphrase…"));
  choose (1, DESK_USER);
  g_assert_true (is_offered ("Change the role…"));
  g_assert_true (gtk_widget_has_css_class (desk_fixture_find_button (page, "Take out…"),
                                           "destructive-action"));
  tear_down ();
}

/* An act of the list: the form, the toast, and the new row is selected when the list has it. */
static void
test_adds (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "records-first.txt", NULL);
  g_autoptr (GVariant) result = NULL;
  GtkWidget *dialog;

  set_up ();
  write_passphrase (path);
  dialog = ask ("records.list.people.add");
  desk_fixture_type (dialog, "in_user_name", "lee");
  desk_fixture_type (dialog, "in_role", "auditor");
  desk_fixture_type (dialog, "in_passphrase_file", path);
  if (desk_fixture_find (dialog, "in_passphrase_file_again") != NULL)
    {
      desk_fixture_type (dialog, "in_passphrase_file", PASSPHRASE);
      desk_fixture_type (dialog, "in_passphrase_file_again", PASSPHRASE);
    }
  WAIT (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  result = g_variant_ref_sink (g_variant_new_parsed ("{'id': <int64 2>}"));
  g_signal_emit_by_name (dialog, "done", "A person came", result);
  g_assert_cmpstr (said, ==, "A person came");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  WAIT (desk_fixture_count_rows (table_of_page ()) == 2);
  WAIT (is_chosen ("lee"));
  g_assert_true (g_str_has_prefix (said, "Done: "));
  tear_down ();
}

/* An act of a row: what it is about comes from the row, which stays chosen and is read again; what
 * it doesn't offer any more is out of sight, in the menu too. */
static void
test_changes_a_row (void)
{
  GtkWidget *dialog;

  set_up ();
  choose (2, "lee");
  dialog = ask ("records.row.people.change-role");
  g_assert_null (desk_fixture_find (dialog, "in_user_name"));
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, "about_name"))), ==, "lee");
  desk_fixture_type (dialog, "in_role", "chief");
  desk_fixture_type (dialog, "in_reason", "was appointed");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  g_assert_cmpstr (said, ==, "The role was changed");
  WAIT (is_chosen ("lee")
        && g_str_equal (alpr_row_get_text (alpr_table_get_row (table_of_page ()), "role"),
                        "chief"));
  dialog = ask ("records.row.people.remove");
  desk_fixture_type (dialog, "in_reason", "left");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  WAIT (!gtk_widget_get_visible (desk_fixture_find_button (page, "Take out…")));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find_button (page, "Change the role…")));
  g_assert_true (is_chosen ("lee"));
  tear_down ();
}

static GtkWidget *
find_menu (void)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table_of_page ()));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      return child;
  return NULL;
}

static void
click_right (GtkWidget *rows, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (rows);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
                 == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
}

/* The menu opens by key at the chosen row, and by the right button at the row that is there, which
 * it selects. */
static void
test_menu (void)
{
  GtkWidget *rows, *menu, *cell;
  double x, y;

  set_up ();
  rows = desk_fixture_find (page, "rows");
  menu = find_menu ();
  g_assert_nonnull (menu);
  gtk_widget_activate_action (GTK_WIDGET (table_of_page ()), "table.menu", NULL);
  g_assert_false (gtk_widget_get_visible (menu));
  choose (1, DESK_USER);
  gtk_widget_activate_action (GTK_WIDGET (table_of_page ()), "table.menu", NULL);
  g_assert_true (gtk_widget_get_visible (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_activate_action (desk_fixture_find (page, "detail"), "detail.close", NULL);
  desk_fixture_settle ();
  g_assert_null (alpr_table_get_row (table_of_page ()));
  cell = desk_fixture_find_type (desk_fixture_find_type (rows, GTK_TYPE_LIST_VIEW),
                                 GTK_TYPE_INSCRIPTION);
  gtk_widget_translate_coordinates (cell, rows, 4, 4, &x, &y);
  click_right (rows, x, y);
  g_assert_true (gtk_widget_get_visible (menu));
  WAIT (is_chosen (DESK_USER));
  gtk_popover_popdown (GTK_POPOVER (menu));
  desk_fixture_settle ();
  tear_down ();
}

static guint
count_entries (void)
{
  GtkListBox *entries = GTK_LIST_BOX (desk_fixture_find (page, "entries"));
  guint count = 0;

  while (gtk_list_box_get_row_at_index (entries, (int) count) != NULL)
    count++;
  return count;
}

/* What happened to the chosen row stands below it, newest first, and in words where it is nothing. */
static void
test_trail (void)
{
  GtkWidget *trail, *note, *entry;

  set_up ();
  trail = desk_fixture_find (page, "trail");
  note = desk_fixture_find (page, "note");
  choose (1, DESK_USER);
  WAIT (count_entries () > 3);
  g_assert_true (gtk_widget_get_visible (trail));
  entry = GTK_WIDGET (gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (desk_fixture_find (page, "entries")), 0));
  g_assert_true (g_str_has_suffix (
      gtk_label_get_text (GTK_LABEL (desk_fixture_find_type (entry, GTK_TYPE_LABEL))),
      " · " DESK_USER));
  choose (2, "lee");
  WAIT (count_entries () == 0);
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (note)), !=, "");
  tear_down ();
}

/* What is shown goes into the file, and the book knows. */
static void
test_saves (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "records-list.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  AlprExportButton *button;

  set_up ();
  button = ALPR_EXPORT_BUTTON (desk_fixture_find (page, "export"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  desk_fixture_type (page, "search", "lee");
  WAIT (desk_fixture_count_rows (table_of_page ()) == 1);
  alpr_export_button_write (button, path);
  WAIT (g_strcmp0 (said, "Saved as records-list.csv") == 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "User name,Name,Role,State,Since ("));
  g_assert_true (g_str_has_prefix (lines[1], "lee,"));
  g_assert_cmpstr (lines[2], ==, "");
  tear_down ();
}

/* Up to 700 pixels: the acts of the list make themselves small. */
static void
test_narrow (void)
{
  int least;

  set_up ();
  alpr_page_set_room (page, ALPR_ROOM_NARROW);
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_assert_false (
      gtk_widget_get_visible (desk_fixture_find_button (page, "Change my passphrase…")));
  alpr_page_set_room (page, ALPR_ROOM_WIDE);
  g_assert_true (is_offered ("Change my passphrase…"));
  tear_down ();
}

/* In a second program nothing can be done, and all can be seen. */
static void
test_read_only (void)
{
  AlprWindow *second = desk_fixture_open_book (900, 700);
  AlprPage *looking = alpr_place_build (&people, alpr_window_get_desk (second));
  GtkWidget *holder = gtk_window_new ();
  GtkWidget *add;

  gtk_window_set_child (GTK_WINDOW (holder), GTK_WIDGET (looking));
  gtk_window_present (GTK_WINDOW (holder));
  desk_fixture_settle ();
  g_assert_cmpuint (desk_fixture_count_rows (desk_fixture_find (looking, "table")), ==, 2);
  add = desk_fixture_find_type (desk_fixture_find (looking, "list_acts"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_is_sensitive (add));
  gtk_window_destroy (GTK_WINDOW (holder));
  desk_fixture_settle ();
  desk_fixture_close (second);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  offers_init ();
  owner = desk_fixture_open_book (900, 700);
  g_test_add_func ("/app/records-page/shows", test_shows);
  g_test_add_func ("/app/records-page/adds", test_adds);
  g_test_add_func ("/app/records-page/trail", test_trail);
  g_test_add_func ("/app/records-page/menu", test_menu);
  g_test_add_func ("/app/records-page/saves", test_saves);
  g_test_add_func ("/app/records-page/narrow", test_narrow);
  g_test_add_func ("/app/records-page/read-only", test_read_only);
  g_test_add_func ("/app/records-page/changes-a-row", test_changes_a_row);
  status = g_test_run ();
  desk_fixture_close (owner);
  desk_fixture_clean ();
  return status;
}
