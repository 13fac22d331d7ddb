/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window: places, keys, narrow and wide, and that everything has a name.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-places.h"
#include "alpr-preferences-dialog.h"
#include "desk-fixture.h"
#include "offers.h"

static AlprWindow *window;

static guint
count_pages (void)
{
  GtkWidget *pages = desk_fixture_find (window, "pages");
  guint count = 0;

  for (GtkWidget *page = gtk_widget_get_first_child (pages); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    count++;
  return count;
}

/* Only the page that is shown has been built. */
static void
test_on_demand (void)
{
  g_assert_cmpuint (count_pages (), ==, 1);
  desk_fixture_go (window, "searches", 0);
  g_assert_cmpuint (count_pages (), ==, 2);
  desk_fixture_go (window, "overview", 0);
  g_assert_cmpuint (count_pages (), ==, 2);
}

/* Alt+1 … Alt+9 reach the first places of the sidebar, in its order. */
static void
test_places (void)
{
  GtkApplication *application = desk_fixture_application ();
  guint n_places;
  const AlprPlace *places = alpr_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.go::%s", places[i].name);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, action);

      if (places[i].title == NULL)
        continue;
      g_assert_cmpstr (accels[0], ==, i < 9 ? accel : NULL);
      g_action_group_activate_action (G_ACTION_GROUP (window), "go",
                                      g_variant_new_string (places[i].name));
      desk_fixture_settle ();
      g_assert_cmpstr (alpr_window_get_place (window), ==, places[i].name);
      g_assert_true (ALPR_IS_PAGE (alpr_window_get_page (window)));
      g_assert_nonnull (alpr_page_get_title (alpr_window_get_page (window)));
    }
}

static const char *
head_over (GtkListBox *places, int place)
{
  GtkWidget *head = gtk_list_box_row_get_header (gtk_list_box_get_row_at_index (places, place));

  return head != NULL ? gtk_label_get_text (GTK_LABEL (head)) : NULL;
}

/* Each group of the sidebar has its heading over its first place, and no other place has one. */
static void
test_groups (void)
{
  GtkListBox *places = GTK_LIST_BOX (desk_fixture_find (window, "places"));
  const AlprPlace *above = NULL;
  guint n_places, n_heads = 0;
  const AlprPlace *all = alpr_places_list (&n_places);

  for (guint i = 0; i < n_places && all[i].title != NULL; i++)
    {
      gboolean first = above != NULL && g_strcmp0 (above->group, all[i].group) != 0;

      g_assert_cmpstr (head_over (places, (int) i), ==, first ? all[i].group : NULL);
      n_heads += first;
      above = &all[i];
    }
  g_assert_cmpuint (n_heads, ==, 4);
  g_assert_cmpstr (alpr_places_find ("roster")->group, ==, "People");
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done
      = alpr_desk_act_finish (alpr_window_get_desk (window), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  alpr_desk_open_finish (data, result, &error);
  g_assert_no_error (error);
}

/* A place that the role doesn't allow is closed; without a book all are. */
static void
test_rights (void)
{
  AlprDesk *desk = alpr_window_get_desk (window);
  g_autoptr (AlprDesk) other = alpr_desk_new ();
  g_autoptr (AlprSecret) secret = alpr_secret_new ("four words of no sense", 22);
  const AlprPlace place = { "closed", NULL, NULL, NULL, NULL, NULL, "offers-closed" };
  const AlprPlace open = { "open", NULL, NULL, NULL, NULL, NULL, "offers-people" };
  gboolean added = FALSE;

  g_assert_true (alpr_place_is_open (&place, desk));
  g_assert_false (alpr_place_is_open (&place, other));
  alpr_desk_act_with_async (desk, "people/add",
                            g_variant_new_parsed ("{'user_name': <'lee'>, 'role': <'auditor'>}"),
                            secret, added_cb, &added);
  WAIT (added);
  alpr_desk_open_async (other, alpr_desk_get_path (desk), "lee", secret, opened_cb, other);
  WAIT (alpr_desk_is_open (other));
  g_assert_false (alpr_place_is_open (&place, other));
  g_assert_true (alpr_place_is_open (&open, other));
}

/* The sidebar says what waits, and a screen reader hears it. */
static void
test_counts (void)
{
  GtkListBox *places = GTK_LIST_BOX (desk_fixture_find (window, "places"));
  GtkListBoxRow *audits = gtk_list_box_get_row_at_index (places, 3);

  gtk_test_accessible_assert_property (audits, GTK_ACCESSIBLE_PROPERTY_LABEL, "Audits, 1");
  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (places, 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Searches");
}

/* Up to 700 pixels: the page or the sidebar, not both. */
static void
test_narrow (void)
{
  AlprWindow *small = desk_fixture_open_book (360, 640);
  GtkWidget *side = desk_fixture_find (small, "side");
  GtkWidget *content = desk_fixture_find (small, "toasts");
  guint n_places;
  const AlprPlace *places = alpr_places_list (&n_places);
  int least;

  g_assert_cmpint (alpr_window_get_room (small), ==, ALPR_ROOM_NARROW);
  g_assert_true (gtk_widget_get_visible (content));
  g_assert_false (gtk_widget_get_visible (side));
  desk_fixture_click (small, "to_sidebar");
  g_assert_true (gtk_widget_get_visible (side));
  g_assert_false (gtk_widget_get_visible (content));
  for (guint i = 0; i < n_places; i++)
    {
      desk_fixture_go (small, places[i].name, places[i].title == NULL ? 1 : 0);
      g_assert_false (gtk_widget_get_visible (side));
      gtk_widget_measure (GTK_WIDGET (small), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                          NULL);
      if (least > 360)
        g_error ("%s needs %d pixels", places[i].name, least);
    }
  desk_fixture_close (small);
}

/* A name for every widget that takes the focus and shows no words of its own; what GTK itself puts
 * into a popover is GTK's. */
static void
check_names (GtkWidget *widget, guint *seen)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL
      && gtk_widget_get_visible (widget)
      && !gtk_widget_has_css_class (widget, "close")
      && gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) == NULL)
    {
      ++*seen;
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL))
        g_error ("the button with the icon %s has no name",
                 gtk_button_get_icon_name (GTK_BUTTON (widget)));
    }
  if ((GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_PROGRESS_BAR (widget))
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child, seen);
}

static void
test_names (void)
{
  guint n_places;
  const AlprPlace *places = alpr_places_list (&n_places);
  guint seen = 0;

  for (guint i = 0; i < n_places; i++)
    {
      desk_fixture_go (window, places[i].name, places[i].title == NULL ? 1 : 0);
      check_names (GTK_WIDGET (window), &seen);
    }
  g_assert_cmpuint (seen, >, 30);
}

/* Tab reaches something on every page, goes round, and is never caught. */
static void
test_tab_order (void)
{
  guint n_places;
  const AlprPlace *places = alpr_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
      AlprPage *page = desk_fixture_go (window, places[i].name, places[i].title == NULL ? 1 : 0);
      gboolean in_page = FALSE;

      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      for (guint tab = 0; tab < 200; tab++)
        {
          GtkWidget *focus;

          if (!gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD))
            break;
          focus = gtk_window_get_focus (GTK_WINDOW (window));
          if (focus == NULL || !g_hash_table_add (visited, focus))
            break;
          in_page |= gtk_widget_is_ancestor (focus, GTK_WIDGET (page));
        }
      g_assert_cmpuint (g_hash_table_size (visited), >, 3);
      g_assert_true (in_page);
    }
}

/* A second program on the book reads only, and says who has it. */
static void
test_read_only (void)
{
  AlprWindow *second = desk_fixture_open_book (1000, 700);
  GtkWidget *bar = desk_fixture_find (second, "read_only");
  GAction *import = g_action_map_lookup_action (G_ACTION_MAP (second), "import");

  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (desk_fixture_find (second, "read_only_reason"))), !=, "");
  g_assert_false (g_action_get_enabled (import));
  g_assert_true (g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (window), "import")));
  desk_fixture_close (second);
}

static void
test_sidebar_hides (void)
{
  GtkWidget *side = desk_fixture_find (window, "side");

  g_action_group_activate_action (G_ACTION_GROUP (window), "sidebar", NULL);
  g_assert_false (gtk_widget_get_visible (side));
  g_action_group_activate_action (G_ACTION_GROUP (window), "sidebar", NULL);
  g_assert_true (gtk_widget_get_visible (side));
}

static void
test_says (void)
{
  GtkWidget *spoken = desk_fixture_find (window, "spoken");

  alpr_window_say (window, "Saved as <a & b>");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (spoken)), ==, "Saved as <a & b>");
  gtk_test_accessible_assert_role (spoken, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
test_shortcuts_window (void)
{
  GtkWidget *help = GTK_WIDGET (
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (help));
}

static void
test_preferences (void)
{
  GtkWidget *dialog = alpr_preferences_dialog_new (GTK_WINDOW (window));
  AdwComboRow *scheme = ADW_COMBO_ROW (desk_fixture_find (dialog, "scheme"));

  gtk_window_present (GTK_WINDOW (dialog));
  adw_combo_row_set_selected (scheme, 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  adw_combo_row_set_selected (scheme, 1);
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Signing out leaves nothing of the book on the screen. */
static void
test_lock (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "lock", NULL);
  desk_fixture_settle ();
  g_assert_cmpuint (count_pages (), ==, 0);
  g_assert_false (alpr_desk_is_open (alpr_window_get_desk (window)));
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  offers_init ();
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/window/on-demand", test_on_demand);
  g_test_add_func ("/app/window/places", test_places);
  g_test_add_func ("/app/window/groups", test_groups);
  g_test_add_func ("/app/window/rights", test_rights);
  g_test_add_func ("/app/window/counts", test_counts);
  g_test_add_func ("/app/window/names", test_names);
  g_test_add_func ("/app/window/tab-order", test_tab_order);
  g_test_add_func ("/app/window/read-only", test_read_only);
  g_test_add_func ("/app/window/sidebar-hides", test_sidebar_hides);
  g_test_add_func ("/app/window/says", test_says);
  g_test_add_func ("/app/window/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/app/window/preferences", test_preferences);
  g_test_add_func ("/app/window/narrow", test_narrow);
  g_test_add_func ("/app/window/lock", test_lock);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
