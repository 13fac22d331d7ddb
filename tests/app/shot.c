/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes pictures of the window for the documents, and for looking at: each page of a small book,
 * light or dark, wide or narrow.
 *
 *   shot [--dark] [--high-contrast] [--width W] [--height H] [--page NAME] FOLDER
 */

#include "desk-fixture.h"

#include <string.h>

#include "alpr-act-dialog.h"
#include "alpr-check-dialog.h"
#include "alpr-confirm-dialog.h"
#include "alpr-draw-dialog.h"
#include "alpr-enroll-page.h"
#include "alpr-first-page.h"
#include "alpr-mapping-dialog.h"
#include "alpr-new-audit-dialog.h"
#include "alpr-person-dialog.h"
#include "alpr-roster-dialog.h"
#include "alpr-places.h"
#include "alpr-records-page.h"
#include "alpr-table.h"
#include "offers.h"

static gboolean dark;
static int width = 1200;
static int height = 800;
static char *only;
static char *out;

static void
save (GtkWidget *widget, const char *name)
{
  g_autofree char *path
      = g_strdup_printf ("%s/%s%s%s.png", out, name, dark ? "-dark" : "", width < 700 ? "-narrow" : "");
  g_autoptr (GError) error = NULL;

  if (only != NULL && strcmp (only, name) != 0)
    return;
  desk_fixture_settle ();
  desk_fixture_save_png (widget, path, &error);
  g_assert_no_error (error);
  g_print ("%s\n", path);
}

static void
save_page (AlprWindow *window, const char *place, gint64 id, const char *name)
{
  alpr_window_go (window, place, id);
  desk_fixture_settle ();
  save (GTK_WIDGET (window), name);
}

static void
save_row (AlprWindow *window, const char *place, const char *name)
{
  AlprTable *table;

  alpr_window_go (window, place, 0);
  desk_fixture_settle ();
  table = ALPR_TABLE (
      desk_fixture_find_type (alpr_window_get_page (window), ALPR_TYPE_TABLE));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (alpr_table_get_model (table)), 3, TRUE);
  save (GTK_WIDGET (window), name);
}

/* The list of a view on a page of tabs, or on one of its own. */
static void
save_list (AlprWindow *window, const AlprPlace *place, const char *view)
{
  g_autofree char *with_row = g_strconcat (view, "-row", NULL);
  GtkWidget *lists;
  AlprTable *table;

  alpr_window_go (window, place->name, 0);
  desk_fixture_settle ();
  lists = desk_fixture_find_type (alpr_window_get_page (window), GTK_TYPE_STACK);
  if (lists != NULL && gtk_stack_get_child_by_name (GTK_STACK (lists), view) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (lists), view);
  else
    lists = NULL;
  desk_fixture_settle ();
  save (GTK_WIDGET (window), view);
  table = ALPR_TABLE (desk_fixture_find_type (
      lists != NULL ? gtk_stack_get_visible_child (GTK_STACK (lists))
                    : GTK_WIDGET (alpr_window_get_page (window)),
      ALPR_TYPE_TABLE));
  if (table == NULL || g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table))) == 0)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (alpr_table_get_model (table)), 0, TRUE);
  save (GTK_WIDGET (window), with_row);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (alpr_table_get_model (table)));
}

static void
save_dialog (GtkWidget *dialog, const char *name)
{
  gtk_window_present (GTK_WINDOW (dialog));
  desk_fixture_settle ();
  save (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Several rows of a list are selected, and one act is asked for all of them. */
static void
save_many (AlprWindow *window, const char *place, const char *view, const char *form)
{
  g_autofree char *name = g_strconcat (view, "-many", NULL);
  AlprPage *page = desk_fixture_go (window, place, 0);
  GtkStack *lists = GTK_STACK (desk_fixture_find (page, "lists"));
  GtkWidget *list = gtk_stack_get_child_by_name (lists, view);
  GtkWidget *bar = desk_fixture_find (list, "many_bar");
  AlprTable *table = ALPR_TABLE (desk_fixture_find (list, "table"));
  GtkWidget *button = desk_fixture_find_type (bar, GTK_TYPE_BUTTON);

  gtk_stack_set_visible_child (lists, list);
  desk_fixture_settle ();
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (alpr_table_get_model (table)));
  desk_fixture_settle ();
  save (GTK_WIDGET (window), name);
  if (!gtk_widget_get_mapped (button))
    return;
  g_signal_emit_by_name (button, "clicked");
  save_dialog (GTK_WIDGET (desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG)), form);
}

static void
save_start (void)
{
  AlprWindow *window = desk_fixture_open_window (width, height);
  GtkWidget *start = desk_fixture_find (window, "start");

  save (GTK_WIDGET (window), "welcome");
  g_signal_emit_by_name (desk_fixture_find (start, "make"), "clicked");
  desk_fixture_settle ();
  save (GTK_WIDGET (window), "new-book");
  alpr_window_offer_book (window, desk_fixture_make_book ());
  save (GTK_WIDGET (window), "notice");
  desk_fixture_click (desk_fixture_find (start, "sign_in"), "acknowledge");
  save (GTK_WIDGET (window), "sign-in");
  desk_fixture_close (window);
}

/* What stands before the book, as it looks; whoever is signed in doesn't really have to. */
static void
save_first (AlprWindow *window)
{
  GtkStack *whole = GTK_STACK (desk_fixture_find (window, "whole"));
  AlprFirstPage *first = ALPR_FIRST_PAGE (desk_fixture_find (window, "first"));
  GtkWidget *enroll = desk_fixture_find (first, "enroll");

  gtk_stack_set_visible_child_name (whole, "first");
  alpr_first_page_begin (first);
  save (GTK_WIDGET (window), "first-passphrase");
  gtk_stack_set_visible_child_name (GTK_STACK (desk_fixture_find (first, "tasks")), "enroll");
  alpr_enroll_page_begin (ALPR_ENROLL_PAGE (enroll));
  save (GTK_WIDGET (window), "enroll");
  alpr_enroll_page_begin_codes (ALPR_ENROLL_PAGE (enroll));
  desk_fixture_settle ();
  gtk_label_set_text (GTK_LABEL (desk_fixture_find (enroll, "codes")),
                      "AAAA-BBBB-CCCC-DDDD\nEEEE-FFFF-GGGG-HHHH\n"
                      "IIII-JJJJ-KKKK-LLLL\nMMMM-NNNN-OOOO-PPPP\n"
                      "QQQQ-RRRR-SSSS-TTTT\nUUUU-VVVV-WWWW-XXXX\n"
                      "YYYY-ZZZZ-2222-3333\n4444-5555-6666-7777\n"
                      "ABCD-EFGH-IJKL-MNOP\nQRST-UVWX-YZ23-4567");
  gtk_stack_set_visible_child_name (GTK_STACK (desk_fixture_find (enroll, "steps")), "codes");
  save (GTK_WIDGET (window), "recovery-codes");
  gtk_stack_set_visible_child_name (whole, "book");
}

static void
save_roster (AlprWindow *window, AlprDesk *desk)
{
  g_autofree char *users
      = g_build_filename (g_getenv ("ALPR_TEST_DATA"), "flock-users", "Users.xlsx", NULL);
  GtkWidget *dialog = alpr_roster_dialog_new (GTK_WINDOW (window), desk);

  if (width < 700)
    gtk_window_set_default_size (GTK_WINDOW (dialog), width, height);
  gtk_window_present (GTK_WINDOW (dialog));
  save (dialog, "roster-choose");
  alpr_roster_dialog_take_file (ALPR_ROSTER_DIALOG (dialog), users);
  desk_fixture_settle ();
  save (dialog, "roster-preview");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_fixture_find (dialog, "kinds")), 2);
  save (dialog, "roster-aside");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
row_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gpointer *answer = data;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (answer[0], result, NULL);

  answer[1] = g_object_ref (rows->pdata[0]);
}

/* A page made of a definition, with a row chosen. */
static void
save_records (AlprWindow *window)
{
  static const AlprPlace place = { "offers-people", NULL, NULL, NULL, NULL,
                                   alpr_records_page_get_type, "offers-people" };
  AlprPage *page = alpr_place_build (&place, alpr_window_get_desk (window));
  GtkWidget *holder = adw_window_new ();

  alpr_page_set_room (page, width < 700 ? ALPR_ROOM_NARROW : ALPR_ROOM_WIDE);
  adw_window_set_content (ADW_WINDOW (holder), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (holder), width, height);
  gtk_window_present (GTK_WINDOW (holder));
  save (holder, "records");
  alpr_page_show (page, 1);
  save (holder, "record");
  gtk_window_destroy (GTK_WINDOW (holder));
}

/* A form with a field of each kind, and one that a policy refuses. */
static void
save_forms (AlprWindow *window)
{
  AlprDesk *desk = alpr_window_get_desk (window);
  g_autoptr (AlprView) view = offers_load_view ("offers-audits");
  AlprActAsk every = { &offers_every_kind, &offers_every_offer, NULL, NULL };
  g_autoptr (AlprView) roster = offers_load_view ("roster");
  AlprActAsk add = { alpr_acts_find ("roster/add"), offers_find_act (roster, "roster/add"), roster,
                     NULL };
  AlprActAsk refused = { alpr_acts_find ("audits/finalise"),
                         offers_find_act (view, "audits/finalise"), view, NULL };
  gpointer answer[2] = { desk, NULL };
  GtkWidget *dialog;

  save_dialog (alpr_act_dialog_new (GTK_WINDOW (window), desk, &every), "act");
  save_dialog (alpr_act_dialog_new (GTK_WINDOW (window), desk, &add), "act-roster");
  alpr_desk_read_view_async (desk, "offers-audits", NULL, row_read_cb, answer);
  WAIT (answer[1] != NULL);
  refused.row = answer[1];
  dialog = alpr_act_dialog_new (GTK_WINDOW (window), desk, &refused);
  gtk_window_present (GTK_WINDOW (dialog));
  desk_fixture_settle ();
  save (dialog, "act-row");
  desk_fixture_click (dialog, "submit");
  WAIT (gtk_widget_get_visible (desk_fixture_find (dialog, "trouble")));
  save_dialog (dialog, "act-refused");
  g_object_unref (answer[1]);
}

/* Every page that is a definition, each of its tabs, as it stands and with its first row chosen. */
static void
save_lists (AlprWindow *window)
{
  guint n_places;
  const AlprPlace *places = alpr_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    {
      g_auto (GStrv) views = g_strsplit (places[i].view != NULL ? places[i].view : "", " ", -1);

      for (guint v = 0; views[v] != NULL; v++)
        save_list (window, &places[i], views[v]);
    }
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (desk, result, &error);

  g_assert_no_error (error);
}

/* Alerts that wait: one that was misread, one whose steps are under way, one without a list. */
static void
make_alerts (AlprDesk *desk)
{
  static const char *const acts[][2] = {
    { "alerts/note", "{'plate': <'ABC128'>, 'wanted': <'ABC 12B'>, 'issuer': <'NE'>, "
                     "'list_name': <'NCIC License Plate'>, 'reason': <'Stolen license plate'>, "
                     "'camera': <'Highway 30 west'>, 'vehicle': <'gray dodge caravan van'>}" },
    { "alerts/note", "{'plate': <'59-A123'>, 'wanted': <'59-A 123'>, 'issuer': <'NE'>, "
                     "'list_name': <'NCIC Vehicle'>, 'reason': <'Stolen vehicle'>, "
                     "'camera': <'Front St east'>}" },
    { "alerts/note", "{'plate': <'JKL 4421'>, 'issuer': <'IA'>, 'camera': <'Jackson and 7th'>}" },
    { "alerts/verify-step", "{'alert': <@x 1>, 'step': <'characters'>, 'result': <'differs'>}" },
    { "alerts/verify-step", "{'alert': <@x 1>, 'step': <'issuer'>, 'result': <'not possible'>, "
                            "'note': <'The plate was muddy'>}" },
    { "alerts/verify-step", "{'alert': <@x 2>, 'step': <'characters'>, 'result': <'matches'>}" },
    { "alerts/act-early", "{'alert': <@x 2>, 'kind': <'stop'>, 'note': <'Stopped at once'>}" },
    { "manual-plates/enter", "{'plate': <'31-C 550'>, 'relevance': <'Seen leaving the burglary'>, "
                             "'reason': <'Burglary'>}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    alpr_desk_act_async (desk, acts[i][0], g_variant_new_parsed (acts[i][1]), acted_cb, desk);
  desk_fixture_settle ();
}

/* A hot list that came in as a file, of which some lines could not be taken in. */
static void
make_lists (AlprDesk *desk)
{
  g_autofree char *file
      = g_build_filename (g_getenv ("ALPR_TEST_DATA"), "hot-lists", "ncic.txt", NULL);

  alpr_desk_act_async (desk, "hotlists/propose",
                       g_variant_new_parsed ("{'name': <'NCIC Vehicle'>, 'source': <'NCIC "
                                             "Vehicle'>, 'kind': <'external'>, 'purpose': <'Stolen "
                                             "vehicle or plate'>, 'refresh': <'shift'>}"),
                       acted_cb, desk);
  alpr_desk_act_async (desk, "hotlists/approve",
                       g_variant_new_parsed ("{'hot_list': <'NCIC Vehicle'>}"), acted_cb, desk);
  alpr_desk_act_async (desk, "hotlists/take-in",
                       g_variant_new_parsed ("{'hot_list': <'NCIC Vehicle'>, 'file': <%s>}", file),
                       acted_cb, desk);
  desk_fixture_settle ();
}

static void
save_alerts (AlprWindow *window)
{
  gboolean other = g_getenv ("ALPR_TEST_BOOK") != NULL;
  GtkWidget *page;

  save_page (window, "alert-verify", other ? 3 : 1, "alert-verify");
  if (other)
    return;
  page = GTK_WIDGET (alpr_window_get_page (window));
  gtk_widget_activate_action (page, "alert.confirm", NULL);
  WAIT (gtk_widget_get_visible (desk_fixture_find (page, "trouble")));
  save (GTK_WIDGET (window), "alert-refused");
}

static void
save_book (void)
{
  AlprWindow *window = desk_fixture_open_book (width, height);
  AlprDesk *desk = alpr_window_get_desk (window);
  g_autofree char *file = g_build_filename (g_getenv ("ALPR_TEST_DATA"), "flock-event-log",
                                            "event-logs.csv", NULL);

  if (g_getenv ("ALPR_TEST_BOOK") == NULL)
    {
      make_alerts (desk);
      make_lists (desk);
    }
  save_page (window, "overview", 0, "overview");
  save_page (window, "searches", 0, "searches");
  save_row (window, "searches", "search");
  save_page (window, "findings", 0, "findings");
  save_row (window, "findings", "finding");
  save_page (window, "audits", 0, "audits");
  save_page (window, "audit-run", 1, "audit-run");
  save_page (window, "reports", 0, "reports");
  save_page (window, "imports", 0, "imports");
  save_page (window, "policy", 0, "policy");
  save_page (window, "people", 1, "people");
  save_page (window, "journal", 0, "journal");
  save_alerts (window);
  save_lists (window);
  save_many (window, "training", "training-matrix", "act-many");
  save_dialog (alpr_new_audit_dialog_new (GTK_WINDOW (window), desk), "new-audit");
  save_dialog (alpr_check_dialog_new (alpr_window_get_page (window)), "check");
  save_dialog (alpr_person_dialog_new (GTK_WINDOW (window), desk, ALPR_PERSON_ADD, NULL), "person");
  save_dialog (alpr_confirm_dialog_new (GTK_WINDOW (window), desk), "confirm");
  save_first (window);
  save_dialog (alpr_mapping_dialog_new (GTK_WINDOW (window), desk, file), "mapping");
  save_roster (window, desk);
  save_forms (window);
  save_records (window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "sidebar", NULL);
  save (GTK_WIDGET (window), "sidebar");
  desk_fixture_close (window);
}

int
main (int argc, char **argv)
{
  gboolean contrast = FALSE;
  const GOptionEntry options[] = {
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, NULL, NULL },
    { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &contrast, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, NULL, NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, &only, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("shot: %s\n", error != NULL ? error->message : "name a folder");
      return 2;
    }
  out = argv[1];
  if (contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  desk_fixture_init (&argc, &argv);
  offers_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  save_start ();
  save_book ();
  desk_fixture_clean ();
  return 0;
}
