/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One alert after another is verified: the read beside the wanted plate, what is known, the steps
 * that the policy asks for, the outcome, what was done.
 *
 *   1 2 3 4    choose a step         M D N      it matches, it differs, it was not possible
 *   C O        confirmed, another    A L E      an action, the call, an action before all this
 *   J K        the next alert, the one before
 *
 * Everything shown comes from AlprAlertReading; each key is an act, and the alert is read again
 * after it. What the policy refuses is said over the plates with the clauses that refuse. A status
 * is recorded with what it was checked through, which is chosen once and kept for the next alert;
 * nothing is taken for granted there. An alert that is settled makes room for the next.
 */

#include "alpr-alert-verify-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-act-dialog.h"
#include "alpr-alert-reading.h"
#include "alpr-badge.h"
#include "alpr-detail.h"
#include "alpr-plate-pair.h"
#include "alpr-time.h"
#include "alpr-trail.h"
#include "alpr-trouble.h"

struct _AlprAlertVerifyPage
{
  AlprPage parent_instance;

  /* Template children */
  GtkWidget *to_previous; /* these two stand in the header bar */
  GtkWidget *to_next;
  GtkStack *stack;
  AlprTrouble *trouble;
  AlprPlatePair *plates;
  GtkGrid *facts;
  GtkListBox *steps;
  GtkWidget *means;
  GtkDropDown *in_means;
  AlprBadge *outcome;
  AlprTrail *trail;

  AlprView *view;            /* a reference: the view “alerts” */
  AlprAlertReading *reading; /* owned, nullable */
  gint64 alert;              /* the one that is wanted; 0 for the first that waits */
  guint step;                /* the chosen one, from 0 */
  gboolean busy;             /* an act is under way */
};

G_DEFINE_FINAL_TYPE (AlprAlertVerifyPage, alpr_alert_verify_page, ALPR_TYPE_PAGE)

static void read_alert (AlprAlertVerifyPage *self);

static AlprDesk *
desk_of (AlprAlertVerifyPage *self)
{
  return alpr_page_get_desk (ALPR_PAGE (self));
}

static AlprRow *
row_of (AlprAlertVerifyPage *self)
{
  return self->reading != NULL ? self->reading->alert : NULL;
}

static AlprRow *
chosen_step (AlprAlertVerifyPage *self)
{
  return row_of (self) != NULL && self->step < self->reading->steps->len
             ? self->reading->steps->pdata[self->step]
             : NULL;
}

/* What the view “alerts” says of an act */
static const AlprViewAct *
find_offer (AlprAlertVerifyPage *self, const char *name)
{
  GPtrArray *acts = alpr_view_get_acts (self->view);

  for (guint i = 0; i < acts->len; i++)
    if (strcmp (((const AlprViewAct *) acts->pdata[i])->name, name) == 0)
      return acts->pdata[i];
  return NULL;
}

static gboolean
is_offered (AlprAlertVerifyPage *self, const char *name)
{
  const AlprViewAct *offer = find_offer (self, name);

  return offer != NULL && row_of (self) != NULL && !self->busy
         && alpr_view_act_is_offered (offer, row_of (self)) && alpr_desk_may (desk_of (self), name);
}

/* The one place that says what can be done now. */
static void
update_actions (AlprAlertVerifyPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean previous = self->reading != NULL && self->reading->previous != 0;
  gboolean next = self->reading != NULL && self->reading->next != 0;

  gtk_widget_action_set_enabled (widget, "alert.step", is_offered (self, "alerts/verify-step"));
  gtk_widget_action_set_enabled (widget, "alert.choose", row_of (self) != NULL);
  gtk_widget_action_set_enabled (widget, "alert.confirm", is_offered (self, "alerts/settle"));
  gtk_widget_action_set_enabled (widget, "alert.form", is_offered (self, "alerts/act"));
  gtk_widget_action_set_enabled (widget, "alert.previous", previous);
  gtk_widget_action_set_enabled (widget, "alert.next", next);
  gtk_widget_set_sensitive (self->to_previous, previous);
  gtk_widget_set_sensitive (self->to_next, next);
}

/* Showing */

static void
add_fact (AlprAlertVerifyPage *self, const AlprColumn *column, const char *value, int line)
{
  GtkWidget *title = gtk_label_new (_(column->title));
  GtkWidget *shown = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_yalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (shown), 0);
  gtk_label_set_wrap (GTK_LABEL (shown), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (shown), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (shown), TRUE);
  gtk_widget_set_can_focus (shown, FALSE);
  gtk_widget_set_hexpand (shown, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_grid_attach (self->facts, title, 0, line, 1, 1);
  gtk_grid_attach (self->facts, shown, 1, line, 1, 1);
}

/* What helps to verify it; a state that nobody read is said, since it has to be compared. */
static void
show_facts (AlprAlertVerifyPage *self)
{
  static const char *const fields[]
      = { "issuer", "wanted_issuer", "vehicle", "list",       "reason",     "wanted_case",
          "at",     "camera",        "site",    "system",     "confidence", "acted",
          "call_type", "cad_number", "case_number", "outcome_note", NULL };
  GPtrArray *columns = alpr_view_get_columns (self->view);
  int line = 0;

  for (GtkWidget *old; (old = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL;)
    gtk_grid_remove (self->facts, old);
  for (guint f = 0; fields[f] != NULL; f++)
    for (guint i = 0; i < columns->len; i++)
      {
        const AlprColumn *column = columns->pdata[i];
        g_autofree char *value = NULL;

        if (strcmp (column->field, fields[f]) != 0)
          continue;
        value = alpr_cell_words (column, row_of (self), alpr_desk_get_zone (desk_of (self)));
        if (*value != '\0' || f == 0)
          add_fact (self, column, *value != '\0' ? value : "—", line++);
      }
}

static const char *
ask_step (const char *step)
{
  if (strcmp (step, "characters") == 0)
    return _("Is it the same plate, one character after another?");
  if (strcmp (step, "issuer") == 0)
    return _("Was it issued by the same state?");
  if (strcmp (step, "vehicle") == 0)
    return _("Is it the vehicle that is described?");
  return _("Is it still wanted?");
}

/* "NCIC · 2026-03-02 12:01 · Ada Alder · radio": how the step was done, or what it asks */
static char *
describe_step (AlprAlertVerifyPage *self, AlprRow *step)
{
  static const char *const fields[] = { "means", "at", "person", "note" };
  GString *words = g_string_new (NULL);

  if (alpr_row_get_text (step, "result") == NULL)
    return g_string_append (words, ask_step (alpr_row_get_text (step, "step"))),
           g_string_free (words, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value
          = i == 1 ? alpr_time_to_text (alpr_row_get_integer (step, "at"),
                                        alpr_desk_get_zone (desk_of (self)))
                   : g_strdup (alpr_row_get_text (step, fields[i]));

      if (value != NULL && *value != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", value);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
build_step (AlprAlertVerifyPage *self, AlprRow *step, guint number)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *key = g_strdup_printf ("%u", number);
  g_autofree char *words = describe_step (self, step);
  GtkWidget *keycap = g_object_new (GTK_TYPE_LABEL, "label", key, "valign", GTK_ALIGN_CENTER,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (keycap, "keycap");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 alpr_word_title (alpr_row_get_text (step, "step")));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), keycap);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             alpr_badge_new (alpr_row_get_text (step, "result")));
  return row;
}

static void
show_steps (AlprAlertVerifyPage *self)
{
  guint step = self->step;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->steps, 0)) != NULL;)
    gtk_list_box_remove (self->steps, GTK_WIDGET (row));
  for (guint i = 0; i < self->reading->steps->len; i++)
    gtk_list_box_append (self->steps, build_step (self, self->reading->steps->pdata[i], i + 1));
  self->step = MIN (step, self->reading->steps->len - 1);
  gtk_list_box_select_row (self->steps,
                           gtk_list_box_get_row_at_index (self->steps, (int) self->step));
}

static void
show_place (AlprAlertVerifyPage *self)
{
  g_autofree char *words = NULL;

  if (self->reading->waiting > 0 && alpr_row_get_text (row_of (self), "outcome") == NULL)
    words = g_strdup_printf (_("%u of %u that wait"), (guint) self->reading->place,
                             (guint) self->reading->waiting);
  alpr_page_set_subtitle (ALPR_PAGE (self), words);
}

static void
show_reading (AlprAlertVerifyPage *self)
{
  AlprRow *row = row_of (self);

  gtk_stack_set_visible_child_name (self->stack, row != NULL ? "alert" : "none");
  update_actions (self);
  if (row == NULL)
    {
      alpr_page_set_subtitle (ALPR_PAGE (self), NULL);
      return;
    }
  alpr_plate_pair_show (self->plates, alpr_row_get_text (row, "plate"),
                        alpr_row_get_text (row, "wanted_plate"));
  show_facts (self);
  show_steps (self);
  alpr_badge_set_word (self->outcome, alpr_row_get_text (row, "outcome"));
  alpr_trail_show (self->trail, desk_of (self), self->view, row);
  show_place (self);
}

static guint
first_open_step (AlprAlertReading *reading)
{
  for (guint i = 0; i < reading->steps->len; i++)
    if (alpr_row_get_text (reading->steps->pdata[i], "result") == NULL)
      return i;
  return 0;
}

static void
alert_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprAlertVerifyPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprAlertReading) reading = alpr_alert_read_finish (desk_of (self), result, &error);
  gint64 id;
  gboolean other;

  if (self->steps == NULL)
    return;
  if (reading == NULL)
    {
      alpr_page_fail (ALPR_PAGE (self), _("The alert can’t be read"), error);
      return;
    }
  if (reading->asked != self->alert)
    return;
  id = reading->alert != NULL ? alpr_row_get_integer (reading->alert, "id") : 0;
  other = row_of (self) == NULL || alpr_row_get_integer (row_of (self), "id") != id;
  self->alert = id;
  g_clear_pointer (&self->reading, alpr_alert_reading_free);
  self->reading = g_steal_pointer (&reading);
  if (other && row_of (self) != NULL)
    self->step = first_open_step (self->reading);
  show_reading (self);
}

static void
read_alert (AlprAlertVerifyPage *self)
{
  alpr_alert_read_async (desk_of (self), self->alert, alert_read_cb, g_object_ref (self));
}

/* Another alert, or the first that waits */
static void
go_to (AlprAlertVerifyPage *self, gint64 alert)
{
  self->alert = alert;
  alpr_trouble_show (self->trouble, NULL);
  read_alert (self);
}

static void
alpr_alert_verify_page_refresh (AlprPage *page)
{
  read_alert (ALPR_ALERT_VERIFY_PAGE (page));
}

static void
alpr_alert_verify_page_show (AlprPage *page, gint64 id)
{
  go_to (ALPR_ALERT_VERIFY_PAGE (page), id);
}

/* Acts */

/* The one after it, else the one before, else whatever waits */
static void
leave_settled (AlprAlertVerifyPage *self)
{
  go_to (self, self->reading->next != 0 ? self->reading->next : self->reading->previous);
}

static gboolean
end_act (AlprAlertVerifyPage *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (desk_of (self), result, &error);

  if (self->steps == NULL)
    return FALSE;
  self->busy = FALSE;
  update_actions (self);
  alpr_trouble_show (self->trouble, error);
  return done != NULL;
}

static void
step_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprAlertVerifyPage) self = data;

  if (end_act (self, result) && self->step + 1 < self->reading->steps->len)
    gtk_list_box_select_row (self->steps,
                             gtk_list_box_get_row_at_index (self->steps, (int) self->step + 1));
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprAlertVerifyPage) self = data;

  if (!end_act (self, result))
    return;
  alpr_page_say (ALPR_PAGE (self), _("The alert is confirmed."));
  leave_settled (self);
}

static void
begin_act (AlprAlertVerifyPage *self, const char *act, GVariant *inputs,
           GAsyncReadyCallback callback)
{
  self->busy = TRUE;
  update_actions (self);
  alpr_desk_act_async (desk_of (self), act, inputs, callback, g_object_ref (self));
}

static void
form_done_cb (AlprAlertVerifyPage *self, const char *words)
{
  alpr_page_say (ALPR_PAGE (self), words);
  alpr_trouble_show (self->trouble, NULL);
}

static void
settle_done_cb (AlprAlertVerifyPage *self, const char *words)
{
  form_done_cb (self, words);
  leave_settled (self);
}

static void
ask (AlprAlertVerifyPage *self, const AlprViewAct *offer, AlprRow *row, GCallback done)
{
  AlprActAsk wanted = { .act = alpr_acts_find (offer->name), .offer = offer, .row = row };
  GtkWidget *dialog
      = alpr_act_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             desk_of (self), &wanted);

  g_signal_connect_object (dialog, "done", done, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Why it was not possible has to be said. */
static void
ask_why (AlprAlertVerifyPage *self, AlprRow *step)
{
  static char *prefill[]
      = { (char *) "step", (char *) "step", (char *) "result", (char *) "impossible", NULL };
  static const AlprViewAct offer = { .name = (char *) "alerts/verify-step",
                                     .title = (char *) N_("Not possible…"),
                                     .input = (char *) "alert",
                                     .field = (char *) "alert_id",
                                     .prefill = prefill };

  ask (self, &offer, step, G_CALLBACK (form_done_cb));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprAlertVerifyPage *self = ALPR_ALERT_VERIFY_PAGE (widget);
  const char *result = g_variant_get_string (parameter, NULL);
  AlprRow *step = chosen_step (self);
  GtkStringObject *means = gtk_drop_down_get_selected_item (self->in_means);
  gboolean status = step != NULL && g_strcmp0 (alpr_row_get_text (step, "step"), "status") == 0;
  g_auto (GVariantDict) inputs = G_VARIANT_DICT_INIT (NULL);

  if (step == NULL)
    return;
  if (strcmp (result, "not possible") == 0)
    {
      ask_why (self, step);
      return;
    }
  if (status && gtk_drop_down_get_selected (self->in_means) == 0)
    {
      alpr_page_say (ALPR_PAGE (self), _("Say first through what the status was checked."));
      gtk_widget_grab_focus (GTK_WIDGET (self->in_means));
      return;
    }
  g_variant_dict_insert (&inputs, "alert", "x", self->alert);
  g_variant_dict_insert (&inputs, "step", "s", alpr_row_get_text (step, "step"));
  g_variant_dict_insert (&inputs, "result", "s", result);
  if (status)
    g_variant_dict_insert (&inputs, "means", "s", gtk_string_object_get_string (means));
  begin_act (self, "alerts/verify-step", g_variant_dict_end (&inputs), step_done_cb);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *number)
{
  AlprAlertVerifyPage *self = ALPR_ALERT_VERIFY_PAGE (widget);
  GtkListBoxRow *row
      = gtk_list_box_get_row_at_index (self->steps, g_variant_get_int32 (number) - 1);

  if (row != NULL)
    gtk_list_box_select_row (self->steps, row);
}

static void
step_selected_cb (AlprAlertVerifyPage *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  self->step = (guint) gtk_list_box_row_get_index (row);
  gtk_widget_set_visible (self->means,
                          g_strcmp0 (alpr_row_get_text (chosen_step (self), "step"), "status")
                              == 0);
}

static void
confirm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprAlertVerifyPage *self = ALPR_ALERT_VERIFY_PAGE (widget);

  begin_act (self, "alerts/settle",
             g_variant_new_parsed ("{'alert': <%x>, 'outcome': <'confirmed'>}", self->alert),
             settled_cb);
}

static void
form_cb (GtkWidget *widget, const char *action, GVariant *name)
{
  AlprAlertVerifyPage *self = ALPR_ALERT_VERIFY_PAGE (widget);
  const char *act = g_variant_get_string (name, NULL);

  if (is_offered (self, act))
    ask (self, find_offer (self, act), row_of (self),
         strcmp (act, "alerts/settle") == 0 ? G_CALLBACK (settle_done_cb)
                                            : G_CALLBACK (form_done_cb));
}

static void
previous_clicked_cb (AlprAlertVerifyPage *self)
{
  go_to (self, self->reading->previous);
}

static void
next_clicked_cb (AlprAlertVerifyPage *self)
{
  go_to (self, self->reading->next);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  previous_clicked_cb (ALPR_ALERT_VERIFY_PAGE (widget));
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  next_clicked_cb (ALPR_ALERT_VERIFY_PAGE (widget));
}

static void
room_changed_cb (AlprAlertVerifyPage *self)
{
  alpr_plate_pair_set_narrow (self->plates,
                              alpr_page_get_room (ALPR_PAGE (self)) == ALPR_ROOM_NARROW);
}

static void
alpr_alert_verify_page_finalize (GObject *object)
{
  AlprAlertVerifyPage *self = ALPR_ALERT_VERIFY_PAGE (object);

  g_clear_pointer (&self->reading, alpr_alert_reading_free);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (alpr_alert_verify_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action, *target;
  } keys[] = {
    { GDK_KEY_m, "alert.step", "matches" },      { GDK_KEY_d, "alert.step", "differs" },
    { GDK_KEY_n, "alert.step", "not possible" }, { GDK_KEY_o, "alert.form", "alerts/settle" },
    { GDK_KEY_a, "alert.form", "alerts/act" },   { GDK_KEY_l, "alert.form", "alerts/call" },
    { GDK_KEY_e, "alert.form", "alerts/act-early" },
  };

  gtk_widget_class_install_action (widget_class, "alert.step", "s", step_cb);
  gtk_widget_class_install_action (widget_class, "alert.choose", "i", choose_cb);
  gtk_widget_class_install_action (widget_class, "alert.confirm", NULL, confirm_cb);
  gtk_widget_class_install_action (widget_class, "alert.form", "s", form_cb);
  gtk_widget_class_install_action (widget_class, "alert.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "alert.next", NULL, next_cb);
  for (int i = 0; i < 4; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "alert.choose", "i",
                                           i + 1);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, 0, "alert.choose", "i",
                                           i + 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, "s",
                                         keys[i].target);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, 0, "alert.confirm", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "alert.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "alert.next", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("alert-verify-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, to_previous);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, to_next);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, plates);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, facts);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, means);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, in_means);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, AlprAlertVerifyPage, trail);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_selected_cb);
}

static void
alpr_alert_verify_page_class_init (AlprAlertVerifyPageClass *klass)
{
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_BADGE);
  g_type_ensure (ALPR_TYPE_PLATE_PAIR);
  g_type_ensure (ALPR_TYPE_TRAIL);
  g_type_ensure (ALPR_TYPE_TROUBLE);
  G_OBJECT_CLASS (klass)->finalize = alpr_alert_verify_page_finalize;
  page_class->refresh = alpr_alert_verify_page_refresh;
  page_class->show = alpr_alert_verify_page_show;
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
alpr_alert_verify_page_init (AlprAlertVerifyPage *self)
{
  const char *const means[] = { _("Through…"), "NCIC", "FMCSA", "dispatch", "MDT", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (means);

  self->view = alpr_view_load ("alerts", NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->in_means, G_LIST_MODEL (list));
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
  update_actions (self);
}
