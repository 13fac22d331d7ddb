/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What shipped definitions ask of their pages: the matrix of people and courses,
 * figures and charts above a list, one act for many rows.
 * A real window under a private X server; the book is a small one made of sample files, with a
 * roster that is made here.
 */

#include "alpr-act-dialog.h"
#include "alpr-badge.h"
#include "alpr-chart.h"
#include "alpr-detail.h"
#include "alpr-export-button.h"
#include "alpr-option.h"
#include "alpr-period.h"
#include "alpr-table.h"
#include "desk-fixture.h"

#include <string.h>

static AlprWindow *window;

static AlprDesk *
desk (void)
{
  return alpr_window_get_desk (window);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (desk (), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = done != NULL;
}

static void
act (const char *name, const char *inputs)
{
  gboolean done = FALSE;

  alpr_desk_act_async (desk (), name, g_variant_new_parsed (inputs), acted_cb, &done);
  WAIT (done);
}

/* Three who search, of whom one is trained for long and one was. */
static void
make_roster (void)
{
  act ("roster/add", "{'full_name': <'Ada Alder'>, 'number': <'B-1'>, 'role': <'operator'>}");
  act ("roster/add", "{'full_name': <'Ben Birch'>, 'number': <'B-2'>, 'role': <'operator'>}");
  act ("roster/add", "{'full_name': <'Cid Cedar'>, 'number': <'B-3'>, 'role': <'chief'>}");
  act ("training/record", "{'person': <'B-1'>, 'course': <'alpr'>, 'done': <'2026-01-05'>}");
  act ("training/record", "{'person': <'B-2'>, 'course': <'alpr'>, 'done': <'2025-01-05'>,"
                          " 'expires': <'2026-01-05'>}");
}

/* The page of a view that stands among others */
static GtkWidget *
go (const char *place, const char *view)
{
  AlprPage *page = desk_fixture_go (window, place, 0);
  GtkStack *lists = GTK_STACK (desk_fixture_find (page, "lists"));

  gtk_stack_set_visible_child_name (lists, view);
  desk_fixture_settle ();
  return gtk_stack_get_visible_child (lists);
}

static AlprTable *
table_of (GtkWidget *page)
{
  return ALPR_TABLE (desk_fixture_find (page, "table"));
}

static GtkWidget *
find_tip (GtkWidget *root, const char *words)
{
  GtkWidget *found = g_strcmp0 (gtk_widget_get_tooltip_text (root), words) == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_tip (child, words);
  return found;
}

static guint
count_columns (GtkWidget *page)
{
  GtkColumnView *rows = GTK_COLUMN_VIEW (desk_fixture_find (page, "rows"));

  return g_list_model_get_n_items (gtk_column_view_get_columns (rows));
}

static gint64
find_person (GtkWidget *page, const char *name)
{
  AlprRowModel *model = alpr_table_get_model (table_of (page));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (AlprRowItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      WAIT (alpr_row_item_get_row (item) != NULL);
      if (g_strcmp0 (alpr_row_get_text (alpr_row_item_get_row (item), "person"), name) == 0)
        return alpr_row_item_get_id (item);
    }
  return 0;
}

/* A cell is a badge that says more when one points at it, and to a reader; a course that isn't
 * needed is a dash. */
static void
test_matrix_cells (void)
{
  GtkWidget *page = go ("training", "training-matrix");
  GtkWidget *cell;

  g_assert_cmpuint (desk_fixture_count_rows (table_of (page)), ==, 4);
  g_assert_cmpuint (count_columns (page), ==, 4);
  WAIT (find_tip (page, "Approved ALPR training: Good") != NULL);
  cell = find_tip (page, "Approved ALPR training: Expired, Runs out 2026-01-05");
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Approved ALPR training: Expired, Runs out 2026-01-05");
  g_assert_cmpstr (alpr_badge_get_word (ALPR_BADGE (gtk_widget_get_first_child (cell))), ==,
                   "expired");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_last_child (cell)));
  cell = find_tip (page, "Approved ALPR training: Not needed");
  g_assert_nonnull (cell);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (cell)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (cell))), ==, "—");
}

/* The row's detail has all of it, and its act is about the person. */
static void
test_matrix_row (void)
{
  GtkWidget *page = go ("training", "training-matrix");
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  alpr_table_show (table_of (page), find_person (page, "Ben Birch"));
  WAIT (alpr_table_get_row (table_of (page)) != NULL);
  desk_fixture_settle ();
  text = alpr_detail_get_text (ALPR_DETAIL (desk_fixture_find (page, "detail")));
  g_assert_nonnull (strstr (text, "Approved ALPR training: Expired\n"));
  g_assert_nonnull (strstr (text, "Approved ALPR training: Runs out: 2026-01-05\n"));
  g_assert_true (gtk_widget_activate_action (page, "records.row.training.record", NULL));
  dialog = GTK_WIDGET (desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, "about_name"))), ==,
                   "Ben Birch");
  g_assert_null (desk_fixture_find (dialog, "in_person"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  alpr_table_sort (table_of (page), "training.alpr", GTK_SORT_ASCENDING);
  WAIT (alpr_row_model_get_id (alpr_table_get_model (table_of (page)), 1)
        == find_person (page, "Ben Birch"));
}

/* What is shown can be saved, with the day on which each training runs out. */
static void
test_matrix_saves (void)
{
  static const char *const endings[] = { "csv", "xlsx" };
  GtkWidget *page = go ("training", "training-matrix");
  GtkWidget *button = desk_fixture_find (page, "export");
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("matrix.", endings[i], NULL);
      g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), name, NULL);

      alpr_export_button_write (ALPR_EXPORT_BUTTON (button), path);
      WAIT (g_file_test (path, G_FILE_TEST_EXISTS));
      if (i == 0)
        g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    }
  g_assert_nonnull (strstr (text, "At worst,Approved ALPR training,"
                                  "Approved ALPR training: Runs out,Number,Unit\r\n"));
  g_assert_nonnull (strstr (text, "Ben Birch,operator,expired,expired,2026-01-05,B-2,\r\n"));
  desk_fixture_settle ();
}

/* A policy that is adopted brings its courses. */
static void
test_matrix_grows (void)
{
  GtkWidget *page = go ("training", "training-matrix");

  act ("policies/adopt", "{'profile': <'lexington-sc-140.3'>}");
  alpr_page_refresh (ALPR_PAGE (page));
  WAIT (count_columns (page) == 5);
  WAIT (find_tip (page, "SLED/NCIC certification: Missing") != NULL);
}

static const char *
text_in (GtkWidget *root, const char *style)
{
  const char *text = NULL;

  if (GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, style))
    return gtk_label_get_text (GTK_LABEL (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    text = text_in (child, style);
  return text;
}

static gboolean
says (GtkWidget *page, const char *style, const char *words)
{
  return g_strcmp0 (text_in (desk_fixture_find (page, "panels"), style), words) == 0;
}

/* Where there is nothing to count, that is said; else the number, its share, and a bar a method. */
static void
test_above (void)
{
  GtkWidget *page = go ("mfa", "mfa-coverage");
  GtkWidget *chart = desk_fixture_find_type (page, ALPR_TYPE_CHART);

  WAIT (says (page, "caption", "There is nothing to count yet."));
  g_assert_true (says (page, "title-1", "–"));
  g_assert_false (gtk_widget_get_visible (chart));
  act ("accounts/add", "{'system': <'Flock'>, 'name': <'ada'>}");
  act ("accounts/add", "{'system': <'Flock'>, 'name': <'ben'>}");
  act ("accounts/add", "{'system': <'Motorola'>, 'name': <'cid'>}");
  act ("accounts/factor", "{'account': <'ada'>, 'method': <'app'>}");
  act ("accounts/factor", "{'account': <'ben'>, 'method': <'sms'>}");
  alpr_page_refresh (ALPR_PAGE (page));
  WAIT (says (page, "title-1", "2"));
  g_assert_true (says (page, "caption", "of 3 · 66.7 %"));
  g_assert_true (gtk_widget_get_visible (chart));
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Accounts by second factor");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "App: 1, Text message: 1, Unknown: 1");
}

/* Where there is little room, a line is left of them. */
static void
test_above_folds (void)
{
  GtkWidget *page = go ("mfa", "mfa-coverage");
  GtkWidget *panels = desk_fixture_find (page, "panels");
  GtkWidget *line = desk_fixture_find (page, "line");
  GtkWidget *other = go ("training", "training-matrix");

  page = go ("mfa", "mfa-coverage");
  WAIT (gtk_widget_get_visible (panels) && !gtk_widget_get_visible (line));
  alpr_page_set_room (ALPR_PAGE (page), ALPR_ROOM_NARROW);
  g_assert_false (gtk_widget_get_visible (panels));
  g_assert_true (gtk_widget_get_visible (line));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (line)), ==,
                   "Accounts with a second factor: 2 of 3 · 66.7 %");
  alpr_page_set_room (ALPR_PAGE (page), ALPR_ROOM_WIDE);
  g_assert_true (gtk_widget_get_visible (panels));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 520);
  WAIT (gtk_widget_get_visible (line));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  WAIT (gtk_widget_get_visible (panels));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (other, "panels")));
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (other, "line")));
}

/* Who asked can't approve: the form shows the clause, and the request stays where it was. */
static void
test_approval (void)
{
  GtkWidget *page, *dialog, *first;
  AlprRow *row;

  act ("hotlists/propose", "{'name': <'Own list'>, 'source': <'This agency'>, 'kind': <'agency'>,"
                           " 'purpose': <'Stolen vehicle or plate'>, 'refresh': <'change'>}");
  act ("hotlists/approve", "{'hot_list': <'Own list'>}");
  act ("entries/request", "{'hot_list': <'Own list'>, 'plate': <'CCC 333'>, 'reason': <'theft'>,"
                          " 'case_number': <'C26-1'>, 'summary': <'theft of a car'>}");
  page = GTK_WIDGET (desk_fixture_go (window, "entries", 0));
  WAIT (desk_fixture_count_rows (desk_fixture_find (page, "table")) == 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (alpr_table_get_model (table_of (page))), 0,
                                   TRUE);
  WAIT (alpr_table_get_row (table_of (page)) != NULL);
  g_signal_emit_by_name (
      desk_fixture_find_button (desk_fixture_find (page, "row_acts"), "Approve…"), "clicked");
  dialog = GTK_WIDGET (desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG));
  desk_fixture_click (dialog, "submit");
  WAIT (gtk_widget_get_mapped (desk_fixture_find (dialog, "clauses")));
  first = GTK_WIDGET (gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (desk_fixture_find (dialog, "clauses")), 0));
  first = desk_fixture_find_type (first, GTK_TYPE_LABEL);
  /* The book follows two policies here, and both refuse. */
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (first)), "LX"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_fixture_settle ();
  row = alpr_table_get_row (table_of (page));
  g_assert_cmpstr (alpr_row_get_text (row, "step"), ==, "requested");
}

/* The tabs of the statistics are of one period, and a figure leads to the alerts behind it. */
static void
test_statistics (void)
{
  GtkWidget *lists, *alerts, *page;
  AlprPeriod *period = NULL;

  act ("alerts/note", "{'plate': <'AAA 111'>, 'list_name': <'NCIC'>, 'at': <'2026-02-01 10:00'>}");
  act ("alerts/note", "{'plate': <'AAA 112'>, 'list_name': <'NCIC'>, 'at': <'2026-02-01 10:00'>}");
  act ("alerts/note", "{'plate': <'BBB 222'>, 'list_name': <'Own'>, 'at': <'2026-02-01 10:00'>}");
  lists = go ("statistics", "period-lists");
  page = GTK_WIDGET (alpr_window_get_page (window));
  WAIT (desk_fixture_count_rows (desk_fixture_find (lists, "table")) == 3);
  g_object_get (page, "period", &period, NULL);
  g_assert_cmpstr (alpr_period_get_label (period), ==, "2026");
  alpr_period_unref (period);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (alpr_table_get_model (table_of (lists))), 0,
                                   TRUE);
  WAIT (alpr_table_get_row (table_of (lists)) != NULL);
  g_signal_emit_by_name (desk_fixture_find_button (lists, "Show the alerts behind it"), "clicked");
  alerts = gtk_stack_get_child_by_name (GTK_STACK (desk_fixture_find (page, "lists")),
                                        "period-alerts");
  WAIT (gtk_widget_get_mapped (alerts));
  WAIT (desk_fixture_count_rows (desk_fixture_find (alerts, "table")) == 2);
  period = alpr_period_parse ("2026-03", alpr_desk_get_zone (desk ()), NULL);
  g_object_set (page, "period", period, NULL);
  alpr_period_unref (period);
  WAIT (desk_fixture_count_rows (desk_fixture_find (alerts, "table")) == 0);
}

static char *said; /* owned, nullable: the last toast */

static void
say_cb (AlprPage *from, const char *words)
{
  g_free (said);
  said = g_strdup (words);
}

/* Selects the rows of these people; all of them, where a person has several */
static void
select_people (GtkWidget *page, const char *const *names)
{
  GtkSelectionModel *model
      = GTK_SELECTION_MODEL (alpr_table_get_model (table_of (page)));

  gtk_selection_model_unselect_all (model);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (AlprRowItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      WAIT (alpr_row_item_get_row (item) != NULL);
      if (g_strv_contains (names, alpr_row_get_text (alpr_row_item_get_row (item), "person")))
        gtk_selection_model_select_item (model, i, FALSE);
    }
}

static GtkWidget *
find_many (GtkWidget *page, const char *label)
{
  return desk_fixture_find_button (desk_fixture_find (page, "many_bar"), label);
}

static gboolean
can_click (GtkWidget *button)
{
  return gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

static GtkWidget *
ask_many (GtkWidget *page, const char *label)
{
  WAIT (can_click (find_many (page, label)));
  g_signal_emit_by_name (find_many (page, label), "clicked");
  return GTK_WIDGET (desk_fixture_wait_dialog (ALPR_TYPE_ACT_DIALOG));
}

static const char *
label_of (GtkWidget *root, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (desk_fixture_find (root, id)));
}

static void
choose (GtkWidget *dialog, const char *id, const char *name)
{
  GtkWidget *field = desk_fixture_find (dialog, id);

  WAIT (gtk_widget_is_sensitive (field));
  g_assert_true (alpr_option_drop_down_choose (GTK_DROP_DOWN (field), name));
}

/* One form for two people: who they are is said, and so is for how many it was done. */
static void
test_many (void)
{
  static const char *const both[] = { "Ada Alder", "Ben Birch", NULL };
  static const char *const one[] = { "Ada Alder", NULL };
  GtkWidget *page = go ("training", "training-matrix");
  GtkWidget *bar = desk_fixture_find (page, "many_bar");
  GtkWidget *dialog;

  g_signal_connect (page, "say", G_CALLBACK (say_cb), NULL);
  select_people (page, one);
  desk_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (bar));
  select_people (page, both);
  dialog = ask_many (page, "Record training…");
  g_assert_cmpstr (label_of (bar, "words"), ==, "For all 2 that are selected:");
  g_assert_cmpstr (label_of (dialog, "about_name"), ==, "For all 2");
  g_assert_cmpstr (label_of (dialog, "about_facts"), ==, "Ada Alder\nBen Birch");
  g_assert_null (desk_fixture_find (dialog, "in_person"));
  choose (dialog, "in_course", "sled-ncic");
  desk_fixture_type (dialog, "in_done", "2026-01-05");
  desk_fixture_type (dialog, "in_expires", "2199-01-05");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_ACT_DIALOG);
  g_assert_cmpstr (said, ==, "Done for 2: Record a training");
  alpr_page_refresh (ALPR_PAGE (page));
  WAIT (find_tip (page, "SLED/NCIC certification: Good, Runs out 2199-01-05") != NULL);
}

/* Two rows about one person are one to the act; what all rows have in common prefills the form. */
static void
test_many_once (void)
{
  static const char *const one[] = { "Ben Birch", NULL };
  GtkWidget *page = go ("training", "training-status");
  GtkWidget *dialog, *course;

  desk_fixture_count_rows (table_of (page));
  select_people (page, one);
  dialog = ask_many (page, "Record training…");
  g_assert_cmpstr (label_of (desk_fixture_find (page, "many_bar"), "words"), ==,
                   "For all 2 that are selected:");
  g_assert_cmpstr (label_of (dialog, "about_name"), ==, "For 1");
  course = desk_fixture_find (dialog, "in_course");
  WAIT (gtk_widget_is_sensitive (course));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (course)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  alpr_table_filter (table_of (page), "course", g_variant_new_string ("SLED/NCIC certification"));
  WAIT (desk_fixture_count_rows (table_of (page)) == 3);
  gtk_selection_model_select_all (
      GTK_SELECTION_MODEL (alpr_table_get_model (table_of (page))));
  dialog = ask_many (page, "Record training…");
  course = desk_fixture_find (dialog, "in_course");
  WAIT (gtk_widget_is_sensitive (course));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (course)), >, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A gate refuses one of two: the form says whom, with the clauses, and nobody gets access. An act
 * that not all rows offer can't be asked for. */
static void
test_many_refused (void)
{
  static const char *const both[] = { "Ada Alder", "Cid Cedar", NULL };
  GtkWidget *page;
  GtkWidget *dialog, *problem;

  act ("access/request", "{'person': <'B-1'>, 'system': <'Flock'>, 'duties': <'patrol'>}");
  act ("access/request", "{'person': <'B-3'>, 'system': <'Flock'>, 'duties': <'command'>}");
  page = go ("access", "access");
  WAIT (desk_fixture_count_rows (table_of (page)) == 2);
  select_people (page, both);
  dialog = ask_many (page, "Grant…");
  desk_fixture_click (dialog, "submit");
  problem = desk_fixture_find (dialog, "problem");
  WAIT (gtk_widget_get_mapped (problem));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)),
                            "so nothing was done for anybody"));
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (dialog, "clauses")));
  gtk_window_destroy (GTK_WINDOW (dialog));
  act ("access/refuse", "{'access': <int64 2>, 'reason': <'no need'>}");
  alpr_page_refresh (ALPR_PAGE (page));
  desk_fixture_settle ();
  select_people (page, both);
  WAIT (g_str_equal (label_of (desk_fixture_find (page, "many_bar"), "words"),
                     "Nothing can be done for all of them at once."));
  g_assert_false (gtk_widget_get_visible (find_many (page, "Grant…")));
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  make_roster ();
  g_test_add_func ("/app/definition-pages/matrix-cells", test_matrix_cells);
  g_test_add_func ("/app/definition-pages/matrix-row", test_matrix_row);
  g_test_add_func ("/app/definition-pages/matrix-saves", test_matrix_saves);
  g_test_add_func ("/app/definition-pages/matrix-grows", test_matrix_grows);
  g_test_add_func ("/app/definition-pages/many", test_many);
  g_test_add_func ("/app/definition-pages/many-once", test_many_once);
  g_test_add_func ("/app/definition-pages/many-refused", test_many_refused);
  g_test_add_func ("/app/definition-pages/approval", test_approval);
  g_test_add_func ("/app/definition-pages/statistics", test_statistics);
  g_test_add_func ("/app/definition-pages/above", test_above);
  g_test_add_func ("/app/definition-pages/above-folds", test_above_folds);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  g_free (said);
  return status;
}
