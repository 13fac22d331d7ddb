/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One audit, item by item. An auditor reads the search and what the rules say of it, answers the
 * policy's questions, and gives a verdict with one key; the next item without a verdict follows.
 *
 *   1 2 3 4      compliant, not compliant, data error, undetermined
 *   N            the note          Left, Right   the item before, the next one
 *
 * Everything shown comes from AlprAuditReading; a verdict is an act, and the audit is read again
 * after it. Only the item whose number was asked for is ever judged, whatever was selected since.
 */

#include "alpr-audit-run-page.h"

#include <inttypes.h>
#include <glib/gi18n.h>

#include "alpr-audit-reading.h"
#include "alpr-badge.h"
#include "alpr-card.h"
#include "alpr-detail.h"
#include "alpr-draw-dialog.h"
#include "alpr-finalise-dialog.h"
#include "alpr-item-cell.h"
#include "alpr-question-row.h"

struct _AlprAuditRunPage
{
  AlprPage parent_instance;

  /* Template children */
  GtkStack *stack;
  AdwStatusPage *undrawn;
  GtkWidget *panes;
  GtkWidget *line;
  GtkWidget *list_pane;
  GtkWidget *method_pane;
  GtkListView *list;
  GtkProgressBar *progress;
  GtkLabel *progress_words;
  GtkLabel *limit;
  AlprBadge *state;
  GtkLabel *heading;
  AlprBadge *verdict;
  GtkGrid *fields;
  AdwPreferencesGroup *findings;
  AdwPreferencesGroup *questions;
  GtkEditable *in_note;
  GtkLabel *method;

  gint64 audit;
  AlprAuditReading *reading;    /* owned, nullable */
  GListStore *items;            /* owned, of AlprRow */
  GtkSingleSelection *selection; /* owned */
  GCancellable *reading_item;   /* owned, nullable */
  GPtrArray *finding_rows;      /* of widgets, not owned */
  GPtrArray *question_rows;     /* of AlprQuestionRow, not owned */
  gint64 shown;                 /* the item's number; 0 for none */
};

G_DEFINE_FINAL_TYPE (AlprAuditRunPage, alpr_audit_run_page, ALPR_TYPE_PAGE)

static const char *
state_of (AlprAuditRunPage *self)
{
  return self->reading != NULL ? alpr_row_get_text (self->reading->audit, "state") : "";
}

/* The one place that says what can be done now. */
static void
update_actions (AlprAuditRunPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));
  gboolean drawn = g_str_equal (state_of (self), "drawn");
  gboolean frozen = g_str_equal (state_of (self), "frozen");
  gboolean judge = drawn && self->shown != 0 && alpr_desk_may (desk, "audits/judge");

  gtk_widget_action_set_enabled (widget, "audit.judge", judge);
  gtk_widget_action_set_enabled (widget, "audit.note", judge);
  gtk_widget_action_set_enabled (widget, "audit.draw",
                                 frozen && alpr_desk_may (desk, "audits/draw"));
  gtk_widget_action_set_enabled (widget, "audit.extend",
                                 drawn && alpr_desk_may (desk, "audits/extend"));
  gtk_widget_action_set_enabled (widget, "audit.finalise",
                                 drawn && alpr_desk_may (desk, "audits/finalise"));
  gtk_widget_action_set_enabled (widget, "audit.open-search", self->shown != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->questions), judge);
  gtk_widget_set_sensitive (GTK_WIDGET (self->in_note), judge);
}

static AlprRow *
selected_row (AlprAuditRunPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
remove_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_field (AlprAuditRunPage *self, const AlprColumn *column, const char *value, int line)
{
  GtkWidget *title = gtk_label_new (_(column->title));
  GtkWidget *shown = gtk_label_new (*value != '\0' ? value : "—");
  gboolean narrow = alpr_page_get_room (ALPR_PAGE (self)) == ALPR_ROOM_NARROW;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_yalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (shown), 0);
  gtk_label_set_wrap (GTK_LABEL (shown), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (shown), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (shown), *value != '\0');
  gtk_widget_set_hexpand (shown, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_grid_attach (self->fields, title, 0, line * 2, narrow ? 2 : 1, 1);
  gtk_grid_attach (self->fields, shown, narrow ? 0 : 1, line * 2 + narrow, narrow ? 2 : 1, 1);
}

static void
show_fields (AlprAuditRunPage *self, AlprRow *search)
{
  g_autoptr (AlprView) view = alpr_view_load ("searches", NULL);
  GPtrArray *columns = alpr_view_get_columns (view);
  GTimeZone *zone = alpr_desk_get_zone (alpr_page_get_desk (ALPR_PAGE (self)));

  for (GtkWidget *old; (old = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL;)
    gtk_grid_remove (self->fields, old);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *value = alpr_cell_format (columns->pdata[i], search, zone);

      if (alpr_field_is_worth (columns->pdata[i], search, value))
        add_field (self, columns->pdata[i], value, (int) i);
    }
}

static void
show_findings (AlprAuditRunPage *self, GPtrArray *findings)
{
  remove_rows (self->findings, self->finding_rows);
  for (guint i = 0; i < findings->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (
          ADW_PREFERENCES_ROW (row),
          alpr_word_title (alpr_row_get_text (findings->pdata[i], "rule")));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   alpr_row_get_text (findings->pdata[i], "clause"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), alpr_badge_new (alpr_row_get_text (
                                                           findings->pdata[i], "verdict")));
      adw_preferences_group_add (self->findings, row);
      g_ptr_array_add (self->finding_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), findings->len > 0);
}

static void
item_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprAuditRunPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprItemReading) item
      = alpr_item_read_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);

  if (item == NULL)
    {
      alpr_page_fail (ALPR_PAGE (self), _("The item can’t be read"), error);
      return;
    }
  show_fields (self, item->search);
  show_findings (self, item->findings);
}

static void
ask_questions (AlprAuditRunPage *self)
{
  char **questions = self->reading->questions;
  gboolean asked = self->question_rows->len > 0;

  for (guint i = 0; questions != NULL && questions[i] != NULL; i++)
    {
      GtkWidget *row = asked ? self->question_rows->pdata[i] : alpr_question_row_new (questions[i]);

      if (!asked)
        {
          adw_preferences_group_add (self->questions, row);
          g_ptr_array_add (self->question_rows, row);
        }
      alpr_question_row_set_answer (ALPR_QUESTION_ROW (row),
                                    alpr_audit_reading_get_answer (self->reading, self->shown,
                                                                   questions[i]));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->questions), self->question_rows->len > 0);
}

/* Shows the selected item. What is typed into another one's note is not carried over. */
static void
show_item (AlprAuditRunPage *self)
{
  AlprRow *row = selected_row (self);
  const char *note = row != NULL ? alpr_row_get_text (row, "note") : NULL;
  g_autofree char *heading = NULL;

  self->shown = row != NULL ? alpr_row_get_integer (row, "item") : 0;
  if (row == NULL)
    {
      update_actions (self);
      return;
    }
  heading = g_strdup_printf (_("Item %" PRId64 " of %u"), self->shown,
                             self->reading->items->len);
  gtk_label_set_text (self->heading, heading);
  alpr_badge_set_word (self->verdict, alpr_row_get_text (row, "verdict"));
  gtk_editable_set_text (self->in_note, note != NULL ? note : "");
  ask_questions (self);
  update_actions (self);
  if (self->reading_item != NULL)
    g_cancellable_cancel (self->reading_item);
  g_clear_object (&self->reading_item);
  self->reading_item = g_cancellable_new ();
  alpr_item_read_async (alpr_page_get_desk (ALPR_PAGE (self)), alpr_row_get_integer (row, "search"),
                        self->reading_item, item_read_cb, g_object_ref (self));
}

static void
selection_changed_cb (AlprAuditRunPage *self)
{
  AlprRow *row = selected_row (self);

  if (row == NULL || alpr_row_get_integer (row, "item") != self->shown)
    show_item (self);
}

static void
show_method (AlprAuditRunPage *self)
{
  AlprRow *audit = self->reading->audit;
  g_autofree char *population = alpr_format_count (alpr_row_get_integer (audit, "population"));
  const char *seed = alpr_row_get_text (audit, "seed");
  g_autofree char *words = g_strdup_printf (
      _("Population: %s searches\n%s\nDigest: %s\nSeed: %s"), population,
      alpr_row_get_text (audit, "filter"), alpr_row_get_text (audit, "digest"),
      seed != NULL ? seed : _("not given yet"));

  gtk_label_set_text (self->method, words);
}

static void
show_progress (AlprAuditRunPage *self)
{
  guint n = self->reading->items->len;
  g_autofree char *words = g_strdup_printf (_("%u of %u judged"), self->reading->judged, n);
  g_autofree char *limit = alpr_audit_reading_describe_limit (self->reading);

  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) self->reading->judged / n : 0);
  gtk_label_set_text (self->progress_words, words);
  gtk_label_set_text (self->limit, limit);
}

static void
show_undrawn (AlprAuditRunPage *self)
{
  g_autofree char *population
      = alpr_format_count (alpr_row_get_integer (self->reading->audit, "population"));
  g_autofree char *words = g_strdup_printf (_ ("%s searches are in the population, and it can’t "
                                               "change any more. Now a seed may be given."),
                                            population);

  adw_status_page_set_description (self->undrawn, words);
}

/* Keeps the item that is shown, unless it was judged: then the next one without a verdict. */
static void
choose_item (AlprAuditRunPage *self, gboolean advance)
{
  GPtrArray *items = self->reading->items;
  guint at = 0;

  for (guint i = 0; i < items->len; i++)
    if (alpr_row_get_integer (items->pdata[i], "item") == self->shown)
      at = i;
  for (guint i = 0; advance && i < items->len; i++)
    {
      guint next = (at + i) % items->len;

      if (alpr_row_is_null (items->pdata[next], "verdict"))
        {
          at = next;
          break;
        }
    }
  gtk_single_selection_set_selected (self->selection, at);
}

static void
show_reading (AlprAuditRunPage *self, gboolean advance)
{
  AlprRow *audit = self->reading->audit;
  g_autofree char *title = g_strdup_printf (_("Audit %" PRId64 " · %s"), self->audit,
                                            alpr_row_get_text (audit, "period"));
  gint64 shown = self->shown;

  alpr_page_set_title (ALPR_PAGE (self), title);
  alpr_page_set_subtitle (ALPR_PAGE (self), alpr_row_get_text (audit, "clause"));
  alpr_badge_set_word (self->state, state_of (self));
  show_method (self);
  if (g_str_equal (state_of (self), "frozen"))
    {
      show_undrawn (self);
      gtk_stack_set_visible_child_name (self->stack, "undrawn");
      update_actions (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "items");
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       self->reading->items->pdata, self->reading->items->len);
  self->shown = shown;
  choose_item (self, advance);
  show_item (self);
  show_progress (self);
}

static void
audit_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprAuditRunPage) self = data;
  g_autoptr (GError) error = NULL;
  AlprAuditReading *reading
      = alpr_audit_read_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);
  gboolean advance = self->reading == NULL;

  if (reading == NULL)
    {
      alpr_page_fail (ALPR_PAGE (self), _("The audit can’t be read"), error);
      return;
    }
  if (self->reading != NULL)
    advance = reading->judged > self->reading->judged;
  g_clear_pointer (&self->reading, alpr_audit_reading_free);
  self->reading = reading;
  show_reading (self, advance);
}

static void
alpr_audit_run_page_refresh (AlprPage *page)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (page);

  if (gtk_list_view_get_factory (self->list) == NULL)
    {
      g_autoptr (GtkListItemFactory) factory
          = alpr_item_cell_factory_new (alpr_desk_get_zone (alpr_page_get_desk (page)));

      gtk_list_view_set_factory (self->list, factory);
    }
  if (self->audit != 0)
    alpr_audit_read_async (alpr_page_get_desk (page), self->audit, audit_read_cb,
                           g_object_ref (self));
}

static void
alpr_audit_run_page_show (AlprPage *page, gint64 id)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (page);

  if (self->audit != id)
    {
      self->audit = id;
      self->shown = 0;
      remove_rows (self->questions, self->question_rows);
      g_clear_pointer (&self->reading, alpr_audit_reading_free);
    }
  alpr_page_refresh (page);
}

/* Acts */

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprAuditRunPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done
      = alpr_desk_act_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);

  if (self->list == NULL)
    return;
  if (done == NULL)
    alpr_page_fail (ALPR_PAGE (self), _("The verdict can’t be given"), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static char **
list_answers (AlprAuditRunPage *self)
{
  g_autoptr (GStrvBuilder) answers = g_strv_builder_new ();

  for (guint i = 0; i < self->question_rows->len; i++)
    {
      AlprQuestionRow *row = self->question_rows->pdata[i];
      g_autofree char *line = NULL;

      if (alpr_question_row_get_answer (row) == NULL)
        continue;
      line = g_strdup_printf ("%s=%s", alpr_question_row_get_question (row),
                              alpr_question_row_get_answer (row));
      g_strv_builder_add (answers, line);
    }
  return g_strv_builder_end (answers);
}

static void
judge_cb (GtkWidget *widget, const char *action, GVariant *verdict)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (widget);
  g_auto (GStrv) answers = list_answers (self);

  alpr_desk_act_async (alpr_page_get_desk (ALPR_PAGE (self)), "audits/judge",
                       g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'verdict': <%s>, "
                                             "'note': <%s>, 'answers': <%^as>}",
                                             self->audit, self->shown,
                                             g_variant_get_string (verdict, NULL),
                                             gtk_editable_get_text (self->in_note), answers),
                       acted_cb, g_object_ref (self));
}

static void
note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (ALPR_AUDIT_RUN_PAGE (widget)->in_note));
}

static void
note_entered_cb (AlprAuditRunPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *by)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (widget);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int at = (int) gtk_single_selection_get_selected (self->selection) + g_variant_get_int32 (by);

  if (at >= 0 && at < n)
    gtk_single_selection_set_selected (self->selection, (guint) at);
}

static void
draw_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (widget);

  gtk_window_present (GTK_WINDOW (alpr_draw_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), alpr_page_get_desk (ALPR_PAGE (self)),
      self->reading)));
}

static void
finalise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (widget);

  alpr_finalise_ask (ALPR_PAGE (self), self->reading);
}

static void
open_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprRow *row = selected_row (ALPR_AUDIT_RUN_PAGE (widget));

  alpr_page_go (ALPR_PAGE (widget), "searches", alpr_row_get_integer (row, "search"));
}

/* Where there is little room the arrow keys and buttons take the place of the list. */
static void
room_changed_cb (AlprAuditRunPage *self)
{
  gboolean narrow = alpr_page_get_room (ALPR_PAGE (self)) == ALPR_ROOM_NARROW;

  gtk_widget_set_visible (self->list_pane, !narrow);
  gtk_widget_set_visible (self->method_pane, !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
alpr_audit_run_page_dispose (GObject *object)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (object);

  if (self->reading_item != NULL)
    g_cancellable_cancel (self->reading_item);
  g_clear_object (&self->reading_item);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (alpr_audit_run_page_parent_class)->dispose (object);
}

static void
alpr_audit_run_page_finalize (GObject *object)
{
  AlprAuditRunPage *self = ALPR_AUDIT_RUN_PAGE (object);

  g_clear_pointer (&self->reading, alpr_audit_reading_free);
  g_ptr_array_unref (self->finding_rows);
  g_ptr_array_unref (self->question_rows);
  G_OBJECT_CLASS (alpr_audit_run_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const verdicts[]
      = { "compliant", "not-compliant", "data-error", "undetermined" };

  gtk_widget_class_install_action (widget_class, "audit.judge", "s", judge_cb);
  gtk_widget_class_install_action (widget_class, "audit.note", NULL, note_cb);
  gtk_widget_class_install_action (widget_class, "audit.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "audit.draw", NULL, draw_cb);
  gtk_widget_class_install_action (widget_class, "audit.extend", NULL, draw_cb);
  gtk_widget_class_install_action (widget_class, "audit.finalise", NULL, finalise_cb);
  gtk_widget_class_install_action (widget_class, "audit.open-search", NULL, open_search_cb);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "audit.judge", "s",
                                           verdicts[i]);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, 0, "audit.judge", "s",
                                           verdicts[i]);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "audit.note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "audit.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "audit.move", "i", 1);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("audit-run-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, undrawn);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, line);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, method_pane);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, list);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, progress);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, progress_words);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, limit);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, state);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, heading);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, fields);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, findings);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, questions);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, in_note);
  gtk_widget_class_bind_template_child (widget_class, AlprAuditRunPage, method);
  gtk_widget_class_bind_template_callback (widget_class, note_entered_cb);
}

static void
alpr_audit_run_page_class_init (AlprAuditRunPageClass *klass)
{
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_BADGE);
  G_OBJECT_CLASS (klass)->dispose = alpr_audit_run_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_audit_run_page_finalize;
  page_class->refresh = alpr_audit_run_page_refresh;
  page_class->show = alpr_audit_run_page_show;
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
alpr_audit_run_page_init (AlprAuditRunPage *self)
{
  self->finding_rows = g_ptr_array_new ();
  self->question_rows = g_ptr_array_new ();
  self->items = g_list_store_new (ALPR_TYPE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
  update_actions (self);
}
