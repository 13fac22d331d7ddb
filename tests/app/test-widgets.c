/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards, badges, charts and the detail pane, one by one.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-badge.h"
#include "alpr-card.h"
#include "alpr-chart.h"
#include "alpr-clause-pane.h"
#include "alpr-filter-bar.h"
#include "alpr-period-picker.h"
#include "alpr-question-row.h"
#include "alpr-time-zones.h"
#include "alpr-time.h"
#include "desk-fixture.h"
#include "fake-source.h"

static GtkWidget *
show_alone (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  WAIT (gtk_widget_get_mapped (widget));
  gtk_test_widget_wait_for_draw (widget);
  return window;
}

/* A state is told in words; the tint only repeats them. An unknown word stays as it is. */
static void
test_badge (void)
{
  GtkWidget *badge = g_object_ref_sink (alpr_badge_new ("not-compliant"));
  GtkWidget *label = gtk_widget_get_first_child (badge);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Not compliant");
  g_assert_true (gtk_widget_has_css_class (badge, "bad"));
  alpr_badge_set_word (ALPR_BADGE (badge), "compliant");
  g_assert_false (gtk_widget_has_css_class (badge, "bad"));
  g_assert_true (gtk_widget_has_css_class (badge, "good"));
  alpr_badge_set_word (ALPR_BADGE (badge), "a word of tomorrow");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "a word of tomorrow");
  g_assert_true (gtk_widget_has_css_class (badge, "plain"));
  alpr_badge_set_word (ALPR_BADGE (badge), NULL);
  g_assert_false (gtk_widget_get_visible (badge));
  g_object_unref (badge);
}

static void
test_card (void)
{
  AlprCard *card = g_object_new (ALPR_TYPE_CARD, "title", "Open findings", "place", "findings", NULL);
  GtkWidget *window = show_alone (GTK_WIDGET (card));
  GtkWidget *button = desk_fixture_find (card, "button");

  alpr_card_set_number (card, 12);
  alpr_card_set_note (card, "of 40 found", "warning");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Open findings, 12, of 40 found");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.go");
  g_assert_true (gtk_widget_has_css_class (desk_fixture_find (card, "note"), "warning"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_chart_steps (void)
{
  g_assert_cmpfloat (alpr_chart_find_step (0, 4), ==, 1);
  g_assert_cmpfloat (alpr_chart_find_step (4, 4), ==, 1);
  g_assert_cmpfloat (alpr_chart_find_step (5, 4), ==, 2);
  g_assert_cmpfloat (alpr_chart_find_step (10, 4), ==, 5);
  g_assert_cmpfloat (alpr_chart_find_step (519, 4), ==, 200);
  g_assert_cmpfloat (alpr_chart_find_step (90, 4), ==, 25);
  g_assert_cmpfloat (alpr_chart_find_step (2000000, 4), ==, 500000);
}

/* The chart can be read without seeing it, and walked with the keyboard. */
static void
test_chart (void)
{
  AlprChart *chart = g_object_new (ALPR_TYPE_CHART, NULL);
  GtkWidget *window = show_alone (GTK_WIDGET (chart));
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_bar_free);
  g_autofree char *words = NULL;

  g_ptr_array_add (bars, alpr_bar_new ("1 Oct", 12));
  g_ptr_array_add (bars, alpr_bar_new ("2 Oct", 0));
  g_ptr_array_add (bars, alpr_bar_new ("3 Oct", 7));
  alpr_chart_take_bars (chart, bars, "1 to 3 October");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 to 3 October");
  g_assert_cmpint (alpr_chart_get_selected (chart), ==, -1);

  alpr_chart_move (chart, 1);
  g_assert_cmpint (alpr_chart_get_selected (chart), ==, 0);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 Oct: 12");
  alpr_chart_move (chart, 100);
  g_assert_cmpint (alpr_chart_get_selected (chart), ==, 2);
  alpr_chart_move (chart, -1);
  words = alpr_chart_describe_selected (chart);
  g_assert_cmpstr (words, ==, "2 Oct: 0");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_question (void)
{
  GtkWidget *row = g_object_ref_sink (alpr_question_row_new ("Is a case number documented?"));
  AlprQuestionRow *question = ALPR_QUESTION_ROW (row);

  g_assert_null (alpr_question_row_get_answer (question));
  alpr_question_row_set_answer (question, "no");
  g_assert_cmpstr (alpr_question_row_get_answer (question), ==, "no");
  alpr_question_row_set_answer (question, "n/a");
  g_assert_cmpstr (alpr_question_row_get_answer (question), ==, "n/a");
  alpr_question_row_set_answer (question, NULL);
  g_assert_null (alpr_question_row_get_answer (question));
  g_assert_cmpstr (alpr_question_row_get_question (question), ==, "Is a case number documented?");
  g_object_unref (row);
}

static void
test_period (void)
{
  AlprPeriodPicker *picker = g_object_ref_sink (g_object_new (ALPR_TYPE_PERIOD_PICKER, NULL));
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 first = alpr_time_from_civil (2025, 1, 9, 8, 0, 0);
  gint64 last = alpr_time_from_civil (2025, 8, 1, 8, 0, 0);
  g_autoptr (AlprPeriod) month = NULL;
  g_autoptr (AlprPeriod) half = NULL;
  g_autoptr (AlprPeriod) days = NULL;

  alpr_period_picker_set_range (picker, utc, 1, 0);
  g_assert_null (alpr_period_picker_get_period (picker));
  alpr_period_picker_set_range (picker, utc, first, last);
  month = alpr_period_picker_get_period (picker);
  g_assert_cmpstr (alpr_period_get_label (month), ==, "2025-08");
  alpr_period_picker_set_kind (picker, ALPR_PERIOD_HALF);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_fixture_find (picker, "which")), 1);
  half = alpr_period_picker_get_period (picker);
  g_assert_cmpstr (alpr_period_get_label (half), ==, "2025-H1");
  alpr_period_picker_set_kind (picker, ALPR_PERIOD_DAYS);
  days = alpr_period_picker_get_period (picker);
  g_assert_cmpstr (alpr_period_get_label (days), ==, "2025-01-09..2025-08-01");
  gtk_editable_set_text (GTK_EDITABLE (desk_fixture_find (picker, "in_from")), "someday");
  g_assert_null (alpr_period_picker_get_period (picker));
  g_object_unref (picker);
}

static void
test_time_zones (void)
{
  GtkWidget *drop_down = g_object_ref_sink (gtk_drop_down_new (NULL, NULL));

  alpr_time_zones_fill (GTK_DROP_DOWN (drop_down));
  g_assert_cmpuint (
      g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down))), >, 1);
  g_assert_cmpstr (alpr_time_zones_get_chosen (GTK_DROP_DOWN (drop_down)), ==, "UTC");
  g_object_unref (drop_down);
}

static void
changed_cb (AlprFilterBar *bar, guint *count)
{
  ++*count;
}

static AlprView *
make_filtered_view (void)
{
  static const char xml[]
      = "<view id='fake' query='fake'><title>Fake</title>"
        "<column field='state' kind='badge'>State</column>"
        "<filter field='state' query='fake-states'>Any state</filter>"
        "<filter field='kind' query='fake-kinds'>Any kind</filter></view>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, sizeof xml - 1);

  return alpr_view_load_bytes ("fake", bytes, NULL);
}

static void
test_filter_bar (void)
{
  AlprFilterBar *bar = g_object_new (ALPR_TYPE_FILTER_BAR, NULL);
  GtkWidget *window = show_alone (GTK_WIDGET (bar));
  g_autoptr (AlprView) view = make_filtered_view ();
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_choice_free);
  g_autoptr (GVariant) filters = NULL;
  const char *state = NULL;
  guint count = 0;

  g_signal_connect (bar, "changed", G_CALLBACK (changed_cb), &count);
  alpr_filter_bar_set_view (bar, view);
  g_assert_false (alpr_filter_bar_focus (bar));
  g_assert_null (alpr_filter_bar_get_filters (bar));
  g_ptr_array_add (choices, alpr_choice_new (g_variant_new_string ("open"), "open"));
  g_ptr_array_add (choices, alpr_choice_new (g_variant_new_string ("upheld"), "upheld"));
  alpr_filter_bar_take_choices (bar, 0, choices);
  g_assert_cmpuint (count, ==, 0);

  g_assert_true (alpr_filter_bar_choose (bar, "state", g_variant_new_string ("upheld")));
  g_assert_cmpuint (count, ==, 1);
  filters = alpr_filter_bar_get_filters (bar);
  g_assert_true (g_variant_lookup (filters, "state", "&s", &state));
  g_assert_cmpstr (state, ==, "upheld");
  g_assert_false (alpr_filter_bar_choose (bar, "state", g_variant_new_string ("none such")));

  alpr_filter_bar_set_room (bar, ALPR_ROOM_NARROW);
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (bar, "more")));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (bar, "filters")));
  alpr_filter_bar_clear (bar);
  g_assert_null (alpr_filter_bar_get_filters (bar));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_clause_pane (void)
{
  AlprClausePane *pane = g_object_ref_sink (g_object_new (ALPR_TYPE_CLAUSE_PANE, NULL));
  g_auto (GStrv) ids = alpr_profile_list_shipped ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprProfile) profile = alpr_profile_load_shipped (ids[i], &error);
      GPtrArray *clauses;

      g_assert_no_error (error);
      clauses = alpr_profile_get_clauses (profile);
      for (guint c = 0; c < clauses->len; c++)
        alpr_clause_pane_show (pane, clauses->pdata[c]);
    }
  g_object_unref (pane);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  g_test_add_func ("/app/widgets/badge", test_badge);
  g_test_add_func ("/app/widgets/card", test_card);
  g_test_add_func ("/app/widgets/chart-steps", test_chart_steps);
  g_test_add_func ("/app/widgets/chart", test_chart);
  g_test_add_func ("/app/widgets/question", test_question);
  g_test_add_func ("/app/widgets/period", test_period);
  g_test_add_func ("/app/widgets/time-zones", test_time_zones);
  g_test_add_func ("/app/widgets/filter-bar", test_filter_bar);
  g_test_add_func ("/app/widgets/clause-pane", test_clause_pane);
  status = g_test_run ();
  desk_fixture_clean ();
  return status;
}
