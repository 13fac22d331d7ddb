/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Working through a sample: the keys, the notes, the questions, what finalising refuses.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include <string.h>

#include "alpr-audit-run-page.h"
#include "alpr-draw-dialog.h"
#include "alpr-question-row.h"
#include "desk-fixture.h"

static AlprWindow *window;

static AlprPage *
open_audit (gint64 audit)
{
  AlprPage *page = desk_fixture_go (window, "audit-run", audit);

  g_assert_true (ALPR_IS_AUDIT_RUN_PAGE (page));
  return page;
}

static const char *
text_of (AlprPage *page, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (desk_fixture_find (page, id)));
}

static GtkSelectionModel *
items_of (AlprPage *page)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (desk_fixture_find (page, "list")));
}

static guint
selected (AlprPage *page)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (items_of (page)));
}

/* The first item without a verdict is shown first. */
static void
test_shows_next_item (void)
{
  AlprPage *page = open_audit (1);

  g_assert_cmpstr (alpr_page_get_title (page), ==, "Audit 1 · 2025-H1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (items_of (page))), ==, 10);
  g_assert_cmpstr (text_of (page, "progress_words"), ==, "4 of 10 judged");
  g_assert_cmpstr (text_of (page, "heading"), ==, "Item 5 of 10");
  g_assert_nonnull (gtk_widget_get_first_child (desk_fixture_find (page, "fields")));
}

static void
test_walks (void)
{
  AlprPage *page = open_audit (1);

  gtk_widget_activate_action (GTK_WIDGET (page), "audit.move", "i", 1);
  g_assert_cmpuint (selected (page), ==, 5);
  g_assert_cmpstr (text_of (page, "heading"), ==, "Item 6 of 10");
  gtk_widget_activate_action (GTK_WIDGET (page), "audit.move", "i", -1);
  gtk_widget_activate_action (GTK_WIDGET (page), "audit.move", "i", -1);
  g_assert_cmpuint (selected (page), ==, 3);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (items_of (page)), 4);
}

/* One key gives the verdict with note and answers, and the next item follows. */
static void
test_judges (void)
{
  AlprPage *page = open_audit (1);
  GtkWidget *question = desk_fixture_find_type (desk_fixture_find (page, "questions"),
                                                ALPR_TYPE_QUESTION_ROW);

  desk_fixture_type (page, "in_note", "report 25-1 was looked at");
  if (question != NULL)
    alpr_question_row_set_answer (ALPR_QUESTION_ROW (question), "yes");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (page), "audit.judge", "s", "compliant"));
  WAIT (g_str_equal (text_of (page, "progress_words"), "5 of 10 judged"));
  g_assert_cmpstr (text_of (page, "heading"), ==, "Item 6 of 10");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (page, "in_note"))), ==,
                   "");

  gtk_widget_activate_action (GTK_WIDGET (page), "audit.move", "i", -1);
  desk_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (page, "in_note"))), ==,
                   "report 25-1 was looked at");
  if (question != NULL)
    g_assert_cmpstr (alpr_question_row_get_answer (ALPR_QUESTION_ROW (question)), ==, "yes");
}

static void
test_extends (void)
{
  AlprPage *page = open_audit (1);
  GtkWindow *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "audit.extend", NULL));
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_DRAW_DIALOG);
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (dialog, "seed_group")));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                       GTK_SPIN_BUTTON (desk_fixture_find (dialog, "in_size"))),
                   ==, 11);
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_DRAW_DIALOG);
  WAIT (g_str_equal (text_of (page, "progress_words"), "5 of 11 judged"));
}

static void
finalise (AlprPage *page)
{
  GtkWindow *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "audit.finalise", NULL));
  dialog = desk_fixture_wait_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "nothing in it can change"));
  gtk_editable_set_text (GTK_EDITABLE (desk_fixture_find_type (dialog, ADW_TYPE_ENTRY_ROW)),
                         "two searches were not compliant");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "finalise");
  gtk_window_destroy (dialog);
}

/* Once it is final nothing can be judged any more; until then the sample says nothing. */
static void
test_finalises (void)
{
  AlprPage *page = open_audit (1);
  GtkWidget *button = desk_fixture_find_button (page, "Finalise…");

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (items_of (page)), 5);
  g_assert_true (g_str_has_prefix (text_of (page, "limit"), "What the sample says can be told"));
  for (guint n = 6; n <= 11; n++)
    {
      g_autofree char *words = g_strdup_printf ("%u of 11 judged", n);

      gtk_widget_activate_action (GTK_WIDGET (page), "audit.judge", "s", "compliant");
      WAIT (g_str_equal (text_of (page, "progress_words"), words));
    }
  g_assert_nonnull (strstr (text_of (page, "limit"), "With 11 items and 1 exceptions, at most"));
  finalise (page);
  WAIT (!gtk_widget_is_sensitive (button));
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (page, "in_note")));
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (page, "questions")));
}

/* A population is fixed first; dice want a witness, the computer's generator wants nothing. */
static void
test_draws (void)
{
  AlprPage *page;
  AlprDesk *desk = alpr_window_get_desk (window);
  GtkWindow *dialog;

  alpr_desk_act_async (desk, "audits/begin",
                       g_variant_new_parsed ("{'clause': <'LXNE-H.sample'>, "
                                             "'period': <'2025-H1'>}"),
                       NULL, NULL);
  desk_fixture_settle ();
  page = open_audit (2);
  g_assert_cmpstr (
      gtk_stack_get_visible_child_name (GTK_STACK (desk_fixture_find (page, "stack"))), ==,
      "undrawn");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "audit.draw", NULL));
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_DRAW_DIALOG);
  g_assert_nonnull (strstr (text_of ((AlprPage *) dialog, "sample"), "at most 25.9 %"));
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  desk_fixture_type (dialog, "in_seed", "314159");
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  desk_fixture_type (dialog, "in_witness", "B. Witness");
  g_assert_true (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_fixture_find (dialog, "system")), TRUE);
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (dialog, "in_seed")));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_DRAW_DIALOG);
  WAIT (g_str_equal (text_of (page, "progress_words"), "0 of 10 judged"));
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/audit-run-page/shows-next-item", test_shows_next_item);
  g_test_add_func ("/app/audit-run-page/walks", test_walks);
  g_test_add_func ("/app/audit-run-page/judges", test_judges);
  g_test_add_func ("/app/audit-run-page/extends", test_extends);
  g_test_add_func ("/app/audit-run-page/finalises", test_finalises);
  g_test_add_func ("/app/audit-run-page/draws", test_draws);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
