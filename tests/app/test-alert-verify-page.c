/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verifying alerts by keyboard: what is marked between two plates and said of it, the steps, what
 * the policy refuses and how that is shown, and that the next alert follows. The book follows
 * Lexington's policy; its alerts are made here.
 */

#include <string.h>

#include "alpr-act-dialog.h"
#include "alpr-alert-notice.h"
#include "alpr-alert-verify-page.h"
#include "alpr-badge.h"
#include "alpr-plate-pair.h"
#include "alpr-table.h"
#include "desk-fixture.h"

static AlprWindow *window;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (alpr_window_get_desk (window), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  *(gboolean *)data = TRUE;
}

static void
note (const char *plate, const char *wanted)
{
  gboolean done = FALSE;

  alpr_desk_act_async (alpr_window_get_desk (window), "alerts/note",
                       g_variant_new_parsed ("{'plate': <%s>, 'wanted': <%s>, 'issuer': <'NE'>, "
                                             "'list_name': <'NCIC'>, 'reason': <'Stolen vehicle'>}",
                                             plate, wanted),
                       done_cb, &done);
  WAIT (done);
}

static AlprPage *
open_page (gint64 alert)
{
  AlprPage *page = desk_fixture_go (window, "alert-verify", alert);

  g_assert_true (ALPR_IS_ALERT_VERIFY_PAGE (page));
  return page;
}

static const char *
words_of (AlprPage *page)
{
  return alpr_plate_pair_get_words (ALPR_PLATE_PAIR (desk_fixture_find (page, "plates")));
}

static const char *
shown (AlprPage *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (desk_fixture_find (page, "stack")));
}

static GtkListBoxRow *
step_row (AlprPage *page, int index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (desk_fixture_find (page, "steps")), index);
}

static const char *
result_of (AlprPage *page, int index)
{
  GtkWidget *badge = desk_fixture_find_type (step_row (page, index), ALPR_TYPE_BADGE);

  return alpr_badge_get_word (ALPR_BADGE (badge));
}

static int
chosen (AlprPage *page)
{
  return gtk_list_box_row_get_index (
      gtk_list_box_get_selected_row (GTK_LIST_BOX (desk_fixture_find (page, "steps"))));
}

/* As the key does it: through the class's binding */
static void
press (AlprPage *page, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (page));
  GtkWidgetClass *class = GTK_WIDGET_GET_CLASS (page);
  GtkShortcutController *ours = NULL;

  g_assert_nonnull (class);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        ours = GTK_SHORTCUT_CONTROLLER (controller);
      for (guint s = 0; ours != NULL && s < g_list_model_get_n_items (G_LIST_MODEL (ours)); s++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (ours), s);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                            GTK_WIDGET (page), gtk_shortcut_get_arguments (shortcut));
              return;
            }
        }
      ours = NULL;
    }
  g_assert_not_reached ();
}

static void
test_pair (void)
{
  static const char *const pairs[][3] = {
    { "ABC 120", "abc-120", "Every character is the same." },
    { "ABC 120", "ABC 12O", "Every character is the same, if O and 0 are taken for one." },
    { "ABC128", "ABC12B", "Character 6: read 8, wanted B." },
    { "AB128", "ABC128", "Character 3: C was not read." },
    { "XABC128", "ABC128", "Read beside it: X." },
    { "8", "B2", "Character 1: read 8, wanted B. Character 2: 2 was not read." },
    { "ABC128", NULL, "The book does not know the wanted plate. Compare with the list itself." },
  };
  g_autoptr (GtkWidget) pair = g_object_ref_sink (g_object_new (ALPR_TYPE_PLATE_PAIR, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      alpr_plate_pair_show (ALPR_PLATE_PAIR (pair), pairs[i][0], pairs[i][1]);
      g_assert_cmpstr (alpr_plate_pair_get_words (ALPR_PLATE_PAIR (pair)), ==, pairs[i][2]);
    }
}

/* A notice of the desktop counts, and says nothing of whom or what. */
static void
test_notice (void)
{
  g_autofree char *one = alpr_alert_notice_words (0, 1);
  g_autofree char *three = alpr_alert_notice_words (1, 3);

  g_assert_cmpstr (one, ==, "1 alert waits for verification");
  g_assert_cmpstr (three, ==, "3 alerts wait for verification");
  g_assert_null (alpr_alert_notice_words (-1, 3));
  g_assert_null (alpr_alert_notice_words (3, 2));
  g_assert_null (alpr_alert_notice_words (3, 3));
}

/* Nothing waits; then three alerts do. */
static void
test_waits (void)
{
  AlprPage *page = open_page (0);

  WAIT (g_str_equal (shown (page), "none"));
  note ("ABC128", "ABC12B");
  note ("XYZ1", "XYZ1");
  note ("QRS2", "QRS2");
  page = open_page (0);
  WAIT (g_str_equal (shown (page), "alert"));
  g_assert_cmpstr (words_of (page), ==, "Character 6: read 8, wanted B.");
  WAIT (g_strcmp0 (alpr_page_get_subtitle (page), "1 of 3 that wait") == 0);
  g_assert_nonnull (step_row (page, 3));
  g_assert_null (step_row (page, 4));
  g_assert_null (result_of (page, 0));
  press (page, GDK_KEY_j);
  WAIT (g_str_equal (words_of (page), "Every character is the same."));
  g_assert_cmpstr (alpr_page_get_subtitle (page), ==, "2 of 3 that wait");
  press (page, GDK_KEY_k);
  WAIT (g_strcmp0 (alpr_page_get_subtitle (page), "1 of 3 that wait") == 0);
}

/* What the policy refuses is shown with the clauses' texts, and nothing is settled. */
static void
test_refuses (void)
{
  AlprPage *page = open_page (2);
  GtkWidget *trouble = desk_fixture_find (page, "trouble");
  GtkWidget *clause;
  GtkWidget *text;

  WAIT (g_str_equal (words_of (page), "Every character is the same."));
  press (page, GDK_KEY_c);
  WAIT (gtk_widget_get_visible (trouble));
  clause = desk_fixture_find_type (trouble, GTK_TYPE_LIST_BOX_ROW);
  text = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (clause)));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (text)),
                                   "An alert is checked through NCIC"));
  g_assert_null (alpr_badge_get_word (ALPR_BADGE (desk_fixture_find (page, "outcome"))));
}

/* Four steps by keyboard; the status wants its means; then it is confirmed and the next follows. */
static void
test_verifies (void)
{
  AlprPage *page = open_page (2);
  GtkDropDown *means = GTK_DROP_DOWN (desk_fixture_find (page, "in_means"));

  WAIT (g_strcmp0 (alpr_page_get_subtitle (page), "2 of 3 that wait") == 0);
  press (page, GDK_KEY_1);
  for (int i = 0; i < 3; i++)
    {
      press (page, GDK_KEY_m);
      WAIT (g_strcmp0 (result_of (page, i), "matches") == 0 && chosen (page) == i + 1);
    }
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "means")));
  press (page, GDK_KEY_m);
  desk_fixture_settle ();
  g_assert_null (result_of (page, 3));
  gtk_drop_down_set_selected (means, 1);
  press (page, GDK_KEY_m);
  WAIT (g_strcmp0 (result_of (page, 3), "matches") == 0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (step_row (page, 3))),
                            "NCIC"));
  press (page, GDK_KEY_2);
  g_assert_cmpint (chosen (page), ==, 1);
  press (page, GDK_KEY_c);
  WAIT (g_strcmp0 (alpr_page_get_subtitle (page), "2 of 2 that wait") == 0);
  /* How the status is checked is kept, the steps are the next alert's. */
  g_assert_cmpuint (gtk_drop_down_get_selected (means), ==, 1);
  g_assert_null (result_of (page, 0));
}

/* A read that differs is settled in a form that suggests the outcome. */
static void
test_misread (void)
{
  AlprPage *page = open_page (1);
  GtkWindow *dialog;

  WAIT (g_strcmp0 (alpr_page_get_subtitle (page), "1 of 2 that wait") == 0);
  press (page, GDK_KEY_1);
  press (page, GDK_KEY_d);
  WAIT (g_strcmp0 (result_of (page, 0), "differs") == 0);
  press (page, GDK_KEY_o);
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG);
  WAIT (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  WAIT (g_strcmp0 (alpr_page_get_subtitle (page), "1 of 1 that wait") == 0);
}

/* What was not possible says why; an action before the verification opens a violation. */
static void
test_forms (void)
{
  AlprPage *page = open_page (3);
  GtkWindow *dialog;

  WAIT (g_strcmp0 (alpr_page_get_subtitle (page), "1 of 1 that wait") == 0);
  press (page, GDK_KEY_4);
  press (page, GDK_KEY_n);
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_fixture_find (dialog, "in_note"))),
      "the radio is down", -1);
  WAIT (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  WAIT (g_strcmp0 (result_of (page, 3), "not possible") == 0);
  press (page, GDK_KEY_e);
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG);
  gtk_window_destroy (dialog);
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
}

/* Enter on a row of the list leads to the page. */
static void
test_from_list (void)
{
  AlprPage *page = desk_fixture_go (window, "alerts", 0);
  GtkWidget *table = desk_fixture_find_type (page, ALPR_TYPE_TABLE);

  WAIT (desk_fixture_count_rows (table) == 1);
  alpr_table_show (ALPR_TABLE (table), 3);
  WAIT (alpr_table_get_row_id (ALPR_TABLE (table)) == 3);
  WAIT (alpr_table_get_row (ALPR_TABLE (table)) != NULL);
  g_signal_emit_by_name (table, "row-activated", (gint64)3);
  WAIT (ALPR_IS_ALERT_VERIFY_PAGE (alpr_window_get_page (window)));
  WAIT (g_strcmp0 (alpr_page_get_subtitle (alpr_window_get_page (window)), "1 of 1 that wait") == 0);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/alert-verify-page/pair", test_pair);
  g_test_add_func ("/app/alert-verify-page/notice", test_notice);
  g_test_add_func ("/app/alert-verify-page/waits", test_waits);
  g_test_add_func ("/app/alert-verify-page/refuses", test_refuses);
  g_test_add_func ("/app/alert-verify-page/verifies", test_verifies);
  g_test_add_func ("/app/alert-verify-page/misread", test_misread);
  g_test_add_func ("/app/alert-verify-page/forms", test_forms);
  g_test_add_func ("/app/alert-verify-page/from-list", test_from_list);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
