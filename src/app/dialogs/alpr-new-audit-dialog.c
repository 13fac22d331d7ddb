/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Begins an audit: which clause of which policy asks for it, and over which period. The clause's
 * own cadence is chosen beforehand. Beginning fixes the population; the sample is drawn afterwards,
 * so that nobody can know it while the population can still be chosen.
 */

#include "alpr-new-audit-dialog.h"

#include <glib/gi18n.h>

#include "alpr-desk-policy.h"
#include "alpr-period-picker.h"

struct _AlprNewAuditDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkWidget *form;
  AdwComboRow *in_clause;
  GtkLabel *duty;
  AlprPeriodPicker *in_period;
  GtkLabel *problem;
  GtkWidget *submit;

  AlprDesk *desk;      /* a reference */
  GPtrArray *policies; /* owned, of AlprAdopted; owns the clauses below */
  GPtrArray *clauses;  /* of AlprClause, not owned: what in_clause offers */
};

enum
{
  BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprNewAuditDialog, alpr_new_audit_dialog, ADW_TYPE_WINDOW)

static const AlprClause *
chosen_clause (AlprNewAuditDialog *self)
{
  guint at = adw_combo_row_get_selected (self->in_clause);

  return at < self->clauses->len ? self->clauses->pdata[at] : NULL;
}

static void
show_problem (AlprNewAuditDialog *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static void
update (AlprNewAuditDialog *self)
{
  g_autoptr (AlprPeriod) period = alpr_period_picker_get_period (self->in_period);

  gtk_widget_set_sensitive (self->submit, chosen_clause (self) != NULL && period != NULL);
}

static void
clause_chosen_cb (AlprNewAuditDialog *self)
{
  const AlprClause *clause = chosen_clause (self);
  g_autofree char *words = NULL;

  if (clause == NULL)
    return;
  if (clause->duty->sample > 0)
    words = g_strdup_printf (ngettext ("%s\nThe sample has at least %d item.",
                                       "%s\nThe sample has at least %d items.",
                                       (gulong) clause->duty->sample),
                             clause->duty->what, clause->duty->sample);
  gtk_label_set_text (self->duty, words != NULL ? words : clause->duty->what);
  alpr_period_picker_set_kind (self->in_period, clause->duty->every);
  update (self);
}

static void
offer_clauses (AlprNewAuditDialog *self, GPtrArray *clauses, GtkStringList *words)
{
  for (guint i = 0; i < clauses->len; i++)
    {
      const AlprClause *clause = clauses->pdata[i];

      if (clause->duty == NULL || !g_str_equal (clause->area, "audits"))
        continue;
      g_ptr_array_add (self->clauses, (gpointer) clause);
      gtk_string_list_append (words, clause->id);
    }
}

static void
policies_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprNewAuditDialog) self = data;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;

  self->policies = alpr_desk_read_policies_finish (self->desk, result, &error);
  if (self->form == NULL)
    return;
  if (self->policies == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  for (guint i = 0; i < self->policies->len; i++)
    {
      const AlprAdopted *adopted = self->policies->pdata[i];

      offer_clauses (self, alpr_profile_get_clauses (adopted->profile), words);
    }
  adw_combo_row_set_model (self->in_clause, G_LIST_MODEL (words));
  if (self->clauses->len == 0)
    show_problem (self, _("No adopted policy asks for an audit."));
  clause_chosen_cb (self);
}

static void
figures_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprNewAuditDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  if (rows == NULL || rows->len == 0)
    {
      show_problem (self, error != NULL ? error->message : NULL);
      return;
    }
  alpr_period_picker_set_standing (self->in_period, alpr_desk_get_zone (self->desk),
                                   rows->pdata[0]);
  clause_chosen_cb (self);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprNewAuditDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (self->desk, result, &error);
  gint64 audit = 0;

  if (self->form == NULL)
    return;
  gtk_widget_set_sensitive (self->form, TRUE);
  if (done == NULL)
    {
      show_problem (self, error->message);
      update (self);
      return;
    }
  g_variant_lookup (done, "audit", "x", &audit);
  g_signal_emit (self, signals[BEGUN], 0, audit);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
submitted_cb (AlprNewAuditDialog *self)
{
  g_autoptr (AlprPeriod) period = alpr_period_picker_get_period (self->in_period);

  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_set_sensitive (self->submit, FALSE);
  alpr_desk_act_async (self->desk, "audits/begin",
                       g_variant_new_parsed ("{'clause': <%s>, 'period': <%s>}",
                                             chosen_clause (self)->id,
                                             alpr_period_get_label (period)),
                       begun_cb, g_object_ref (self));
}

static void
alpr_new_audit_dialog_finalize (GObject *object)
{
  AlprNewAuditDialog *self = ALPR_NEW_AUDIT_DIALOG (object);

  g_clear_object (&self->desk);
  g_ptr_array_unref (self->clauses);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  G_OBJECT_CLASS (alpr_new_audit_dialog_parent_class)->finalize (object);
}

static void
alpr_new_audit_dialog_class_init (AlprNewAuditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_PERIOD_PICKER);
  G_OBJECT_CLASS (klass)->finalize = alpr_new_audit_dialog_finalize;
  /**
   * AlprNewAuditDialog::begun: the population of an audit is fixed; its number.
   */
  signals[BEGUN] = g_signal_new ("begun", ALPR_TYPE_NEW_AUDIT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("new-audit-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprNewAuditDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprNewAuditDialog, in_clause);
  gtk_widget_class_bind_template_child (widget_class, AlprNewAuditDialog, duty);
  gtk_widget_class_bind_template_child (widget_class, AlprNewAuditDialog, in_period);
  gtk_widget_class_bind_template_child (widget_class, AlprNewAuditDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprNewAuditDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, clause_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
alpr_new_audit_dialog_init (AlprNewAuditDialog *self)
{
  self->clauses = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_new_audit_dialog_new: Returns: (transfer none): a dialog that begins an audit */
GtkWidget *
alpr_new_audit_dialog_new (GtkWindow *parent, AlprDesk *desk)
{
  AlprNewAuditDialog *self
      = g_object_new (ALPR_TYPE_NEW_AUDIT_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  update (self);
  alpr_desk_read_policies_async (desk, policies_read_cb, g_object_ref (self));
  alpr_desk_read_view_async (desk, "standing", NULL, figures_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
