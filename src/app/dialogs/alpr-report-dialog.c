/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a report is to be about, and where its file goes: a period or an audit, then a place; the
 * file's ending, XLSX or CSV, chooses the writer.
 */

#include "alpr-report-dialog.h"

#include <glib/gi18n.h>

#include "alpr-period-picker.h"
#include "alpr-report-job.h"

struct _AlprReportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget *form;
  GtkLabel *summary;
  AdwPreferencesGroup *audit_group;
  AdwComboRow *in_audit;
  AlprPeriodPicker *in_period;
  AdwComboRow *in_format;
  GtkSpinner *spinner;
  GtkLabel *problem;
  GtkWidget *submit;

  AlprPage *page;                /* a reference */
  char *report;                  /* owned: id */
  gboolean needs_audit;
  GPtrArray *audits;             /* owned, nullable, of AlprRow */
  GtkFileChooserNative *chooser; /* owned while it is open */
};

static const char *const endings[] = { "xlsx", "csv" };

G_DEFINE_FINAL_TYPE (AlprReportDialog, alpr_report_dialog, ADW_TYPE_WINDOW)

static AlprDesk *
desk_of (AlprReportDialog *self)
{
  return alpr_page_get_desk (self->page);
}

static void
show_problem (AlprReportDialog *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static AlprRow *
chosen_audit (AlprReportDialog *self)
{
  guint at = adw_combo_row_get_selected (self->in_audit);

  return self->audits != NULL && at < self->audits->len ? self->audits->pdata[at] : NULL;
}

static void
update (AlprReportDialog *self)
{
  g_autoptr (AlprPeriod) period = alpr_period_picker_get_period (self->in_period);

  gtk_widget_set_sensitive (self->submit,
                            self->needs_audit ? chosen_audit (self) != NULL : period != NULL);
}

static void
audits_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprReportDialog) self = data;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;

  self->audits = alpr_desk_read_view_finish (desk_of (self), result, &error);
  if (self->form == NULL)
    return;
  if (self->audits == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  for (guint i = 0; i < self->audits->len; i++)
    {
      AlprRow *audit = self->audits->pdata[i];

      gtk_string_list_take (words, g_strdup_printf ("%" G_GINT64_FORMAT " · %s · %s",
                                                    alpr_row_get_id (audit),
                                                    alpr_row_get_text (audit, "period"),
                                                    alpr_row_get_text (audit, "clause")));
    }
  adw_combo_row_set_model (self->in_audit, G_LIST_MODEL (words));
  if (self->audits->len == 0)
    show_problem (self, _("This report is about an audit, and there is none yet."));
  update (self);
}

static void
figures_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprReportDialog) self = data;
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
set_busy (AlprReportDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->submit, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprReportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = alpr_report_job_finish (desk_of (self), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (self->form == NULL)
    return;
  set_busy (self, FALSE);
  if (path == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  name = g_path_get_basename (path);
  words = g_strdup_printf (_("Saved as %s"), name);
  alpr_page_say (self->page, words);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_to (AlprReportDialog *self, const char *path)
{
  g_autoptr (AlprPeriod) period
      = self->needs_audit ? NULL : alpr_period_picker_get_period (self->in_period);
  AlprReportJob job = { .report = self->report, .period = period, .path = path };

  if (self->needs_audit)
    job.audit = alpr_row_get_id (chosen_audit (self));
  show_problem (self, NULL);
  set_busy (self, TRUE);
  alpr_report_job_start (desk_of (self), &job, written_cb, g_object_ref (self));
}

static void
chosen_cb (AlprReportDialog *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL && g_file_peek_path (file) != NULL)
    write_to (self, g_file_peek_path (file));
}

/* "2025-H1_audit-workbook.xlsx" */
static char *
suggest_name (AlprReportDialog *self)
{
  g_autoptr (AlprPeriod) period
      = self->needs_audit ? NULL : alpr_period_picker_get_period (self->in_period);
  const char *about = self->needs_audit ? alpr_row_get_text (chosen_audit (self), "period")
                                        : alpr_period_get_label (period);

  return g_strdup_printf ("%s_%s.%s", about, self->report,
                          endings[MIN (adw_combo_row_get_selected (self->in_format), 1)]);
}

static void
submitted_cb (AlprReportDialog *self)
{
  g_autofree char *name = suggest_name (self);

  g_clear_object (&self->chooser);
  self->chooser
      = gtk_file_chooser_native_new (_("Save the report"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
alpr_report_dialog_dispose (GObject *object)
{
  AlprReportDialog *self = ALPR_REPORT_DIALOG (object);

  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (alpr_report_dialog_parent_class)->dispose (object);
}

static void
alpr_report_dialog_finalize (GObject *object)
{
  g_clear_object (&ALPR_REPORT_DIALOG (object)->page);
  g_clear_pointer (&ALPR_REPORT_DIALOG (object)->audits, g_ptr_array_unref);
  g_free (ALPR_REPORT_DIALOG (object)->report);
  G_OBJECT_CLASS (alpr_report_dialog_parent_class)->finalize (object);
}

static void
alpr_report_dialog_class_init (AlprReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_PERIOD_PICKER);
  G_OBJECT_CLASS (klass)->dispose = alpr_report_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_report_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("report-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, audit_group);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, in_audit);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, in_period);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, in_format);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprReportDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
alpr_report_dialog_init (AlprReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_report_dialog_new: Returns: (transfer none): a dialog that writes the report @offer */
GtkWidget *
alpr_report_dialog_new (AlprPage *page, const AlprReportOffer *offer)
{
  AlprReportDialog *self = g_object_new (
      ALPR_TYPE_REPORT_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  self->report = g_strdup (offer->id);
  self->needs_audit = offer->needs_audit;
  adw_window_title_set_title (self->title, _(offer->title));
  gtk_label_set_text (self->summary, _(offer->summary));
  gtk_widget_set_visible (GTK_WIDGET (self->audit_group), offer->needs_audit);
  gtk_widget_set_visible (GTK_WIDGET (self->in_period), !offer->needs_audit);
  update (self);
  if (offer->needs_audit)
    alpr_desk_read_view_async (desk_of (self), "audits", NULL, audits_read_cb, g_object_ref (self));
  else
    alpr_desk_read_view_async (desk_of (self), "data-span", NULL, figures_read_cb,
                               g_object_ref (self));
  return GTK_WIDGET (self);
}
