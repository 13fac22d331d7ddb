/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that belong together: a tab for each view that may be seen, the one that is shown reads,
 * and what it says reaches the window. The shipped ones are walked through: each view is read, each
 * of its acts opens a form, and what the row must give is given.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-act-dialog.h"
#include "alpr-places.h"
#include "alpr-records-page.h"
#include "alpr-table.h"
#include "alpr-tabs-page.h"
#include "desk-fixture.h"
#include "offers.h"

static AlprWindow *window;
static char *said;  /* owned, nullable: the last toast */
static char *place; /* owned, nullable: where a page went */

static void
say_cb (AlprPage *from, const char *words)
{
  g_free (said);
  said = g_strdup (words);
}

static void
go_cb (AlprPage *from, const char *to)
{
  g_free (place);
  place = g_strdup (to);
}

static GtkStack *
lists_of (AlprPage *page)
{
  return GTK_STACK (desk_fixture_find (page, "lists"));
}

static guint
count_tabs (AlprPage *page)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (lists_of (page));

  return g_list_model_get_n_items (G_LIST_MODEL (pages));
}

/* Two tabs; the second reads when it is shown; signals go on. */
static void
test_tabs (void)
{
  static const AlprPlace two = { "two", NULL, NULL, NULL, NULL, alpr_tabs_page_get_type,
                                 "offers-people offers-audits none-such" };
  AlprPage *page = alpr_place_build (&two, alpr_window_get_desk (window));
  GtkWidget *holder = gtk_window_new ();
  GtkWidget *second;
  AlprTable *table;

  g_signal_connect (page, "say", G_CALLBACK (say_cb), NULL);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), NULL);
  gtk_window_set_child (GTK_WINDOW (holder), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (holder));
  desk_fixture_settle ();
  g_assert_cmpuint (count_tabs (page), ==, 2);
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "bar")));
  second = gtk_stack_get_child_by_name (lists_of (page), "offers-audits");
  table = ALPR_TABLE (desk_fixture_find (second, "table"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table))), ==, 0);
  gtk_stack_set_visible_child (lists_of (page), second);
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table))) == 1);
  alpr_page_say (ALPR_PAGE (second), "Something");
  g_assert_cmpstr (said, ==, "Something");
  alpr_page_go (ALPR_PAGE (second), "audits", 1);
  g_assert_cmpstr (place, ==, "audits");
  alpr_page_refresh (page);
  alpr_page_show (page, 1);
  WAIT (alpr_table_get_row_id (table) == 1);
  gtk_window_destroy (GTK_WINDOW (holder));
  desk_fixture_settle ();
}

/* A row that offers many acts shows the first as buttons, the others in a menu; each stands once. */
static void
test_many_acts (void)
{
  AlprPage *page = desk_fixture_go (window, "roster", 1);
  GtkWidget *list = gtk_stack_get_child_by_name (lists_of (page), "roster");
  AlprTable *table = ALPR_TABLE (desk_fixture_find (list, "table"));
  GtkWidget *more = desk_fixture_find (list, "row_more");
  GMenuModel *others = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (more));
  GtkWidget *acts = desk_fixture_find (list, "row_acts");
  guint n_buttons = 0;

  WAIT (alpr_table_get_row (table) != NULL);
  for (GtkWidget *button = gtk_widget_get_first_child (acts); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    n_buttons += gtk_widget_get_visible (button);
  g_assert_cmpuint (n_buttons, ==, 3);
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_cmpint (g_menu_model_get_n_items (others), ==, 3);
}

/* A page of one tab has no bar of tabs. */
static void
test_one (void)
{
  static const AlprPlace one = { "one", NULL, NULL, NULL, NULL, alpr_tabs_page_get_type,
                                 "offers-people" };
  AlprPage *page = g_object_ref_sink (alpr_place_build (&one, alpr_window_get_desk (window)));

  g_assert_cmpuint (count_tabs (page), ==, 1);
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (page, "bar")));
  g_object_unref (page);
}

/* The form of a list's act opens and closes. */
static void
open_form (AlprView *view, const AlprViewAct *offer)
{
  const AlprActAsk ask = { alpr_acts_find (offer->name), offer, view, NULL };
  GtkWidget *dialog
      = alpr_act_dialog_new (GTK_WINDOW (window), alpr_window_get_desk (window), &ask);
  GtkWidget *trouble = desk_fixture_find (dialog, "trouble");

  gtk_window_present (GTK_WINDOW (dialog));
  desk_fixture_settle ();
  if (gtk_widget_get_visible (trouble))
    g_error ("%s: %s", offer->name,
             gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, "problem"))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
walk (const char *id)
{
  g_autoptr (AlprView) view = offers_load_view (id);
  GPtrArray *acts = alpr_view_get_acts (view);

  for (guint i = 0; i < acts->len; i++)
    open_form (view, acts->pdata[i]);
}

/* Every shipped page of definitions is read, and every form it offers opens. */
static void
test_shipped (void)
{
  guint n_places, walked = 0;
  const AlprPlace *places = alpr_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    {
      g_auto (GStrv) views = places[i].view != NULL ? g_strsplit (places[i].view, " ", -1) : NULL;
      AlprPage *page;

      if (views == NULL)
        continue;
      page = desk_fixture_go (window, places[i].name, 0);
      for (guint v = 0; views[v] != NULL; v++)
        {
          GtkWidget *list = ALPR_IS_TABS_PAGE (page)
                                ? gtk_stack_get_child_by_name (lists_of (page), views[v])
                                : GTK_WIDGET (page);

          g_assert_true (ALPR_IS_RECORDS_PAGE (list));
          if (ALPR_IS_TABS_PAGE (page))
            gtk_stack_set_visible_child (lists_of (page), list);
          desk_fixture_settle ();
          desk_fixture_count_rows (desk_fixture_find (list, "table"));
          if (g_strcmp0 (gtk_stack_get_visible_child_name (
                             GTK_STACK (desk_fixture_find (list, "stack"))),
                         "failed")
              == 0)
            g_error ("%s can't be read", views[v]);
          walk (views[v]);
          walked++;
        }
    }
  g_assert_cmpuint (walked, >, 6);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  offers_init ();
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/tabs-page/tabs", test_tabs);
  g_test_add_func ("/app/tabs-page/one", test_one);
  g_test_add_func ("/app/tabs-page/many-acts", test_many_acts);
  g_test_add_func ("/app/tabs-page/shipped", test_shipped);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  g_free (said);
  g_free (place);
  return status;
}
