/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the rules of the adopted policies over a period. A long run can be stopped: the findings are
 * then as they were.
 */

#include "alpr-check-dialog.h"

#include <glib/gi18n.h>

#include "alpr-card.h"
#include "alpr-check.h"
#include "alpr-period-picker.h"

struct _AlprCheckDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkWidget *form;
  AlprPeriodPicker *in_period;
  GtkSpinner *spinner;
  GtkLabel *problem;
  GtkWidget *submit;

  AlprPage *page;            /* a reference */
  GCancellable *cancellable; /* owned */
};

G_DEFINE_FINAL_TYPE (AlprCheckDialog, alpr_check_dialog, ADW_TYPE_WINDOW)

static AlprDesk *
desk_of (AlprCheckDialog *self)
{
  return alpr_page_get_desk (self->page);
}

static void
show_problem (AlprCheckDialog *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static void
update (AlprCheckDialog *self)
{
  g_autoptr (AlprPeriod) period = alpr_period_picker_get_period (self->in_period);

  gtk_widget_set_sensitive (self->submit, period != NULL);
}

static void
figures_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprCheckDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (desk_of (self), result, &error);

  if (self->form == NULL)
    return;
  if (rows == NULL || rows->len == 0)
    {
      show_problem (self, error != NULL ? error->message : NULL);
      return;
    }
  alpr_period_picker_set_standing (self->in_period, alpr_desk_get_zone (desk_of (self)),
                                   rows->pdata[0]);
  update (self);
}

static void
set_busy (AlprCheckDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->submit, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static gpointer
check_period (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return alpr_check_run (alpr_session_get_store (session), alpr_session_get_actor (session), data,
                         NULL, NULL, NULL, cancellable, error);
}

/* What a rule merely counts is no finding. */
static char *
describe (AlprCheck *check)
{
  g_autofree char *searches = alpr_format_count (check->searches);
  g_autofree char *count = NULL;
  gint64 findings = 0;

  for (guint i = 0; i < check->rules->len; i++)
    {
      const AlprCheckedRule *rule = check->rules->pdata[i];

      if (!g_str_equal (rule->severity, "counted"))
        findings += rule->findings;
    }
  count = alpr_format_count (findings);
  return g_strdup_printf (_("%s searches checked, %s findings"), searches, count);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprCheckDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCheck) check = alpr_desk_work_finish (desk_of (self), result, &error);
  g_autofree char *words = NULL;

  if (self->form == NULL)
    return;
  set_busy (self, FALSE);
  if (check == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  words = describe (check);
  alpr_page_say (self->page, words);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
submitted_cb (AlprCheckDialog *self)
{
  AlprTask task = { .func = check_period, .data = alpr_period_picker_get_period (self->in_period),
                    .data_free = (GDestroyNotify) alpr_period_unref,
                    .result_free = (GDestroyNotify) alpr_check_free, .area = "findings" };

  show_problem (self, NULL);
  set_busy (self, TRUE);
  alpr_desk_work_async (desk_of (self), &task, self->cancellable, checked_cb, g_object_ref (self));
}

static void
alpr_check_dialog_dispose (GObject *object)
{
  AlprCheckDialog *self = ALPR_CHECK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (alpr_check_dialog_parent_class)->dispose (object);
}

static void
alpr_check_dialog_finalize (GObject *object)
{
  g_clear_object (&ALPR_CHECK_DIALOG (object)->page);
  g_object_unref (ALPR_CHECK_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (alpr_check_dialog_parent_class)->finalize (object);
}

static void
alpr_check_dialog_class_init (AlprCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_PERIOD_PICKER);
  G_OBJECT_CLASS (klass)->dispose = alpr_check_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_check_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("check-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprCheckDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprCheckDialog, in_period);
  gtk_widget_class_bind_template_child (widget_class, AlprCheckDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AlprCheckDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprCheckDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
alpr_check_dialog_init (AlprCheckDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_check_dialog_new: Returns: (transfer none): a dialog that runs the rules for @page */
GtkWidget *
alpr_check_dialog_new (AlprPage *page)
{
  AlprCheckDialog *self = g_object_new (
      ALPR_TYPE_CHECK_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  update (self);
  alpr_desk_read_view_async (desk_of (self), "standing", NULL, figures_read_cb,
                             g_object_ref (self));
  return GTK_WIDGET (self);
}
