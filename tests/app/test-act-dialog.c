/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of an act: a field for each kind of input, what must be filled in, what the row gives,
 * what is said when the act fails or is refused, and that a secret is never an input.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-act-dialog.h"
#include "alpr-option.h"
#include "desk-fixture.h"
#include "offers.h"

#include <string.h>

#define PASSPHRASE "four words of no sense"

static AlprWindow *window;

static AlprDesk *
desk_of_window (void)
{
  return alpr_window_get_desk (window);
}

static GtkWidget *
open_form (const AlprAct *act, const AlprViewAct *offer, AlprView *view, AlprRow *row)
{
  const AlprActAsk ask = { act, offer, view, row };
  GtkWidget *dialog = alpr_act_dialog_new (GTK_WINDOW (window), desk_of_window (), &ask);

  gtk_window_present (GTK_WINDOW (dialog));
  desk_fixture_settle ();
  return dialog;
}

static gboolean
can_submit (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit"));
}

static const char *
problem_of (GtkWidget *dialog)
{
  return gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, "problem")));
}

static gboolean
is_in_trouble (GtkWidget *dialog)
{
  return gtk_widget_get_visible (desk_fixture_find (dialog, "trouble"));
}

static void
choose (GtkWidget *dialog, const char *id, const char *name)
{
  GtkWidget *field = desk_fixture_find (dialog, id);

  WAIT (gtk_widget_is_sensitive (field));
  g_assert_true (alpr_option_drop_down_choose (GTK_DROP_DOWN (field), name));
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) data = alpr_desk_read_view_finish (desk_of_window (), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_view (const char *id, GVariant *inputs)
{
  GPtrArray *rows = NULL;

  alpr_desk_read_view_async (desk_of_window (), id, inputs, rows_read_cb, &rows);
  WAIT (rows != NULL);
  return rows;
}

/* The last line of the journal: what an act was given. */
static AlprRow *
read_last_line (void)
{
  g_autoptr (GPtrArray) lines
      = read_view ("journal", g_variant_new_parsed ("{'from': <int64 0>, 'until': <%x>}",
                                                    G_MAXINT64));

  return g_object_ref (lines->pdata[lines->len - 1]);
}

static AlprRow *
read_row (const char *id, guint place)
{
  g_autoptr (GPtrArray) rows = read_view (id, NULL);

  g_assert_cmpuint (rows->len, >, place);
  return g_object_ref (rows->pdata[place]);
}

static void
check_widget (GtkWidget *dialog, const char *id, GType type, const char *title)
{
  GtkWidget *field = desk_fixture_find (dialog, id);

  if (field == NULL || !g_type_is_a (G_OBJECT_TYPE (field), type))
    g_error ("%s is no %s", id, g_type_name (type));
  gtk_test_accessible_assert_property (field, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
}

/* Each input is the widget that its type, kind and choices ask for, and can be read out. */
static void
test_kinds (void)
{
  GtkWidget *dialog = open_form (&offers_every_kind, &offers_every_offer, NULL, NULL);
  GtkWidget *day = desk_fixture_find (dialog, "in_day");

  check_widget (dialog, "in_reason", ADW_TYPE_ENTRY_ROW, "Reason");
  check_widget (dialog, "in_size", ADW_TYPE_ENTRY_ROW, "Size");
  check_widget (dialog, "in_sworn", GTK_TYPE_SWITCH, "Sworn officer");
  check_widget (dialog, "in_note", GTK_TYPE_TEXT_VIEW, "Note");
  check_widget (dialog, "in_names", GTK_TYPE_TEXT_VIEW, "Names, one a line");
  check_widget (dialog, "in_day", ADW_TYPE_ENTRY_ROW, "Day of the course");
  check_widget (dialog, "in_at", ADW_TYPE_ENTRY_ROW, "Told at");
  check_widget (dialog, "in_person", GTK_TYPE_DROP_DOWN, "Person");
  check_widget (dialog, "in_paper", GTK_TYPE_BUTTON, "Certificate");
  check_widget (dialog, "in_source", GTK_TYPE_BUTTON, "List to read");
  check_widget (dialog, "in_target", GTK_TYPE_BUTTON, "List to write");
  check_widget (dialog, "in_passphrase_file", ADW_TYPE_PASSWORD_ENTRY_ROW, "Passphrase");
  g_assert_nonnull (desk_fixture_find (dialog, "in_passphrase_file_again"));
  g_assert_nonnull (desk_fixture_find_type (day, GTK_TYPE_MENU_BUTTON));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (dialog, "about")));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         desk_fixture_find (dialog, "in_reason")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What must be filled in is marked, and the button waits for it; what can be no day or number is
 * kept back. */
static void
test_needed (void)
{
  GtkWidget *dialog = open_form (&offers_every_kind, &offers_every_offer, NULL, NULL);
  GtkWidget *reason = desk_fixture_find (dialog, "in_reason");
  GtkWidget *size = desk_fixture_find (dialog, "in_size");

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (reason)), ==, "Reason *");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (size)), ==, "Size");
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (dialog, "needed")));
  desk_fixture_type (dialog, "in_reason", "  ");
  desk_fixture_type (dialog, "in_day", "2026-03-31");
  desk_fixture_type (dialog, "in_passphrase_file", PASSPHRASE);
  desk_fixture_type (dialog, "in_passphrase_file_again", PASSPHRASE);
  choose (dialog, "in_person", "B-70007");
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_reason", "asked for");
  g_assert_true (can_submit (dialog));
  desk_fixture_type (dialog, "in_size", "ten");
  g_assert_false (can_submit (dialog));
  g_assert_true (gtk_widget_has_css_class (size, "error"));
  desk_fixture_type (dialog, "in_size", "10");
  desk_fixture_type (dialog, "in_day", "2026-02-30");
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_day", "2026-02-28");
  desk_fixture_type (dialog, "in_at", "2026-02-28 24:00");
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_at", "2026-02-28 23:59");
  g_assert_true (can_submit (dialog));
  desk_fixture_type (dialog, "in_passphrase_file_again", PASSPHRASE "!");
  g_assert_false (can_submit (dialog));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_fixture_find (dialog, "in_person")), 0);
  desk_fixture_type (dialog, "in_passphrase_file_again", PASSPHRASE);
  g_assert_false (can_submit (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Drops a file on a field's row. */
static gboolean
drop (GtkWidget *dialog, const char *field, GFile *file)
{
  GtkWidget *row
      = gtk_widget_get_ancestor (desk_fixture_find (dialog, field), ADW_TYPE_ACTION_ROW);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  g_auto (GValue) dropped = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&dropped, G_TYPE_FILE);
  g_value_set_object (&dropped, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &dropped, 0.0, 0.0, &taken);
    }
  return taken;
}

static void
fill_everything (GtkWidget *dialog, GFile *paper)
{
  desk_fixture_type (dialog, "in_reason", " asked for ");
  desk_fixture_type (dialog, "in_size", "12");
  desk_fixture_type (dialog, "in_day", "2026-03-31");
  desk_fixture_type (dialog, "in_at", "2026-03-31 14:05");
  desk_fixture_type (dialog, "in_passphrase_file", PASSPHRASE);
  desk_fixture_type (dialog, "in_passphrase_file_again", PASSPHRASE);
  gtk_switch_set_active (GTK_SWITCH (desk_fixture_find (dialog, "in_sworn")), TRUE);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_fixture_find (dialog, "in_note"))), "a\nb", -1);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_fixture_find (dialog, "in_names"))), "c\nd",
      -1);
  choose (dialog, "in_person", "B-74321");
  g_assert_true (drop (dialog, "in_paper", paper));
}

/* A file that is read is dropped on its row as one that is kept; on one that is written, none. */
static void
test_paths (void)
{
  GtkWidget *dialog = open_form (&offers_every_kind, &offers_every_offer, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/list.csv");
  GtkWidget *row
      = gtk_widget_get_ancestor (desk_fixture_find (dialog, "in_source"), ADW_TYPE_ACTION_ROW);

  g_assert_true (drop (dialog, "in_source", file));
  g_assert_false (drop (dialog, "in_target", file));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "list.csv");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
check_same (GVariant *given, GVariant *wanted)
{
  g_assert_nonnull (given);
  g_assert_cmpuint (g_variant_n_children (given), ==, g_variant_n_children (wanted));
  for (gsize i = 0; i < g_variant_n_children (wanted); i++)
    {
      g_autoptr (GVariant) value = NULL;
      g_autoptr (GVariant) found = NULL;
      const char *name;

      g_variant_get_child (wanted, i, "{&sv}", &name, &value);
      found = g_variant_lookup_value (given, name, NULL);
      if (found == NULL || !g_variant_equal (found, value))
        g_error ("%s isn't what was filled in", name);
    }
}

/* Every field becomes its input; the secret becomes none. What fails is said, and all stays. */
static void
test_inputs_and_failure (void)
{
  GtkWidget *dialog = open_form (&offers_every_kind, &offers_every_offer, NULL, NULL);
  g_autoptr (GFile) paper = g_file_new_for_path ("/nowhere/certificate.pdf");
  g_autoptr (AlprRow) line = NULL;
  g_autoptr (GVariant) given = NULL;
  g_autoptr (GVariant) wanted = g_variant_ref_sink (g_variant_new_parsed (
      "{'at': <'2026-03-31 14:05'>, 'day': <'2026-03-31'>, 'names': <['c', 'd']>, 'note': <'a\\nb'>,"
      " 'paper': <'/nowhere/certificate.pdf'>, 'person': <int64 4321>, 'reason': <'asked for'>,"
      " 'size': <int64 12>, 'sworn': <true>}"));

  fill_everything (dialog, paper);
  g_assert_false (is_in_trouble (dialog));
  desk_fixture_click (dialog, "submit");
  WAIT (is_in_trouble (dialog));
  g_assert_nonnull (strstr (problem_of (dialog), "has no input"));
  g_assert_true (can_submit (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (dialog, "in_reason"))),
                   ==, " asked for ");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (dialog, "in_passphrase_file"))), ==,
      PASSPHRASE);
  line = read_last_line ();
  g_assert_cmpstr (alpr_row_get_text (line, "outcome"), ==, "failed");
  g_assert_null (strstr (alpr_row_get_text (line, "inputs"), PASSPHRASE));
  given = g_variant_parse (G_VARIANT_TYPE_VARDICT, alpr_row_get_text (line, "inputs"), NULL, NULL,
                           NULL);
  check_same (given, wanted);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkListView *
find_list (GtkWidget *drop_down)
{
  return GTK_LIST_VIEW (desk_fixture_find_type (drop_down, GTK_TYPE_LIST_VIEW));
}

/* One of five thousand is found by any of its names, from anywhere in it. */
static void
test_search_choice (void)
{
  GtkWidget *dialog = open_form (&offers_every_kind, &offers_every_offer, NULL, NULL);
  GtkWidget *person = desk_fixture_find (dialog, "in_person");
  GtkWidget *witness = desk_fixture_find (dialog, "in_witness");
  GtkSelectionModel *shown;
  GtkWidget *search;
  g_autoptr (AlprOption) none = NULL;
  g_autoptr (AlprOption) first = NULL;

  WAIT (gtk_widget_is_sensitive (person) && gtk_widget_is_sensitive (witness));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (person))),
                    ==, 5001);
  none = g_list_model_get_item (gtk_drop_down_get_model (GTK_DROP_DOWN (witness)), 0);
  g_assert_cmpstr (alpr_option_get_label (none), ==, "–");
  g_assert_null (alpr_option_drop_down_get (GTK_DROP_DOWN (person)));
  search = desk_fixture_find_type (person, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "74321");
  shown = gtk_list_view_get_model (find_list (person));
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (shown)) == 1);
  first = g_list_model_get_item (G_LIST_MODEL (shown), 0);
  g_assert_cmpstr (alpr_option_get_label (first), ==, "Dana Person 4321");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What the row gives stands at the top and can't be changed; what it prefills can. The act is done,
 * and the form says so and goes. */
static void
test_about_a_row (void)
{
  g_autoptr (AlprView) view = offers_load_view ("offers-audits");
  g_autoptr (AlprRow) audit = read_row ("offers-audits", 0);
  const AlprViewAct *offer = offers_find_act (view, "audits/extend");
  GtkWidget *dialog = open_form (alpr_acts_find ("audits/extend"), offer, view, audit);
  GtkLabel *name = GTK_LABEL (desk_fixture_find (dialog, "about_name"));
  GtkLabel *facts = GTK_LABEL (desk_fixture_find (dialog, "about_facts"));
  g_autoptr (AlprRow) after = NULL;

  g_assert_cmpstr (gtk_label_get_text (name), ==, alpr_row_get_text (audit, "title"));
  g_assert_cmpstr (gtk_label_get_text (facts), ==, "Period: 2025-H1\nState: Under way");
  g_assert_null (desk_fixture_find (dialog, "in_audit"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (dialog, "in_size"))), ==,
                   "10");
  desk_fixture_type (dialog, "in_size", "12");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  after = read_row ("offers-audits", 0);
  g_assert_cmpint (alpr_row_get_integer (after, "size"), ==, 12);
}

/* A refusal shows each clause that refuses, with its text. */
static void
test_refusal (void)
{
  g_autoptr (AlprView) view = offers_load_view ("offers-audits");
  g_autoptr (AlprRow) audit = read_row ("offers-audits", 0);
  const AlprViewAct *offer = offers_find_act (view, "audits/finalise");
  GtkWidget *dialog = open_form (alpr_acts_find ("audits/finalise"), offer, view, audit);
  GtkWidget *submit = desk_fixture_find (dialog, "submit");
  GtkListBox *clauses = GTK_LIST_BOX (desk_fixture_find (dialog, "clauses"));
  GtkWidget *id;

  g_assert_true (gtk_widget_has_css_class (submit, "destructive-action"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (submit)), ==, "Close for good");
  desk_fixture_type (dialog, "in_conclusion", "All is well");
  desk_fixture_click (dialog, "submit");
  WAIT (is_in_trouble (dialog));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (clauses)));
  g_assert_nonnull (gtk_list_box_get_row_at_index (clauses, 0));
  id = desk_fixture_find_type (gtk_list_box_get_row_at_index (clauses, 0), GTK_TYPE_LABEL);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (id)), "LXNE-"));
  gtk_test_accessible_assert_role (desk_fixture_find (dialog, "problem"),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (dialog, "in_conclusion"))), ==,
      "All is well");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
note_words (char **said, const char *words)
{
  *said = g_strdup (words);
}

/* A secret reaches the act, and neither its inputs nor the journal. */
static void
test_secret (void)
{
  g_autoptr (AlprView) view = offers_load_view ("offers-people");
  GtkWidget *dialog
      = open_form (&offers_add_person, offers_find_act (view, "people/add"), view, NULL);
  g_autofree char *said = NULL;
  g_autoptr (AlprRow) line = NULL;
  g_autoptr (AlprRow) lee = NULL;

  g_signal_connect_swapped (dialog, "done", G_CALLBACK (note_words), &said);
  desk_fixture_type (dialog, "in_user_name", "lee");
  desk_fixture_type (dialog, "in_role", "auditor");
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_passphrase_file", PASSPHRASE);
  desk_fixture_type (dialog, "in_passphrase_file_again", PASSPHRASE);
  g_assert_true (can_submit (dialog));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  g_assert_cmpstr (said, ==, "Done: Let a person sign in");
  line = read_last_line ();
  g_assert_cmpstr (alpr_row_get_text (line, "act"), ==, "people/add");
  g_assert_cmpstr (alpr_row_get_text (line, "outcome"), ==, "done");
  g_assert_null (strstr (alpr_row_get_text (line, "inputs"), PASSPHRASE));
  g_assert_null (strstr (alpr_row_get_text (line, "inputs"), "passphrase_file"));
  lee = read_row ("offers-people", 1);
  g_assert_cmpstr (alpr_row_get_text (lee, "user_name"), ==, "lee");
}

/* The words of the definition are said when it is done. */
static void
test_says_done (void)
{
  g_autoptr (AlprView) view = offers_load_view ("offers-people");
  g_autoptr (AlprRow) lee = read_row ("offers-people", 1);
  const AlprViewAct *offer = offers_find_act (view, "people/change-role");
  GtkWidget *dialog = open_form (alpr_acts_find ("people/change-role"), offer, view, lee);
  g_autofree char *said = NULL;

  g_signal_connect_swapped (dialog, "done", G_CALLBACK (note_words), &said);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (dialog, "in_role"))), ==,
                   "auditor");
  desk_fixture_type (dialog, "in_role", "chief");
  desk_fixture_type (dialog, "in_reason", "was appointed");
  g_assert_true (gtk_widget_activate_action (dialog, "default.activate", NULL));
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  g_assert_cmpstr (said, ==, "The role was changed");
}

/* While the act is done the form rests, and closing it stops the act. */
static void
test_stops (void)
{
  GtkWidget *dialog = open_form (&offers_every_kind, &offers_every_offer, NULL, NULL);
  g_autoptr (GFile) paper = g_file_new_for_path ("/nowhere/certificate.pdf");

  fill_everything (dialog, paper);
  desk_fixture_click (dialog, "submit");
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "form")));
  g_assert_false (can_submit (dialog));
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (dialog, "spinner")));
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT (is_in_trouble (dialog));
  g_assert_true (can_submit (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
}

/* A form fits a narrow window, and one that is away before the choices are read leaves nothing. */
static void
test_narrow (void)
{
  AlprWindow *small = desk_fixture_open_book (360, 640);
  const AlprActAsk ask = { &offers_every_kind, &offers_every_offer, NULL, NULL };
  GtkWidget *dialog = alpr_act_dialog_new (GTK_WINDOW (small), desk_of_window (), &ask);
  int least;

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_fixture_close (small);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  offers_init ();
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/act-dialog/kinds", test_kinds);
  g_test_add_func ("/app/act-dialog/needed", test_needed);
  g_test_add_func ("/app/act-dialog/paths", test_paths);
  g_test_add_func ("/app/act-dialog/inputs-and-failure", test_inputs_and_failure);
  g_test_add_func ("/app/act-dialog/search-choice", test_search_choice);
  g_test_add_func ("/app/act-dialog/about-a-row", test_about_a_row);
  g_test_add_func ("/app/act-dialog/refusal", test_refusal);
  g_test_add_func ("/app/act-dialog/secret", test_secret);
  g_test_add_func ("/app/act-dialog/says-done", test_says_done);
  g_test_add_func ("/app/act-dialog/stops", test_stops);
  g_test_add_func ("/app/act-dialog/narrow", test_narrow);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
