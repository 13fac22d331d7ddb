/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A button at the foot of a list that saves what the list shows as a file, CSV or XLSX: the rows
 * that were sought and filtered, as they are sorted, with all columns. It stands where there is a
 * book, and works for who may write reports, since what leaves the book is recorded as one.
 */

#include "alpr-export-button.h"

#include <glib/gi18n.h>

#include "alpr-list-job.h"
#include "alpr-page.h"

struct _AlprExportButton
{
  AdwBin parent_instance;

  GtkWidget *button; /* template child */

  AlprDesk *desk;      /* a reference, nullable */
  AlprView *view;      /* a reference, nullable */
  GVariant *inputs;    /* a reference, nullable */
  AlprRowModel *model; /* a reference, nullable */
  GtkFileChooserNative *chooser; /* owned while it is open */
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (AlprExportButton, alpr_export_button, ADW_TYPE_BIN)

static AlprPage *
page_of (AlprExportButton *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ALPR_TYPE_PAGE);

  return page != NULL ? ALPR_PAGE (page) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprExportButton) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = alpr_list_job_finish (self->desk, result, &error);
  AlprPage *page = page_of (self);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *words = name != NULL ? g_strdup_printf (_("Saved as %s"), name) : NULL;

  self->writing = FALSE;
  if (self->button == NULL)
    return;
  alpr_export_button_update (self);
  if (page != NULL && path != NULL)
    alpr_page_say (page, words);
  else if (page != NULL)
    alpr_page_fail (page, _("The list can’t be saved"), error);
}

static void
chosen_cb (AlprExportButton *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL && g_file_peek_path (file) != NULL)
    alpr_export_button_write (self, g_file_peek_path (file));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *ending)
{
  AlprExportButton *self = ALPR_EXPORT_BUTTON (widget);
  g_autofree char *name = g_strdup_printf ("%s.%s", alpr_view_get_id (self->view),
                                           g_variant_get_string (ending, NULL));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the list"),
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
alpr_export_button_dispose (GObject *object)
{
  AlprExportButton *self = ALPR_EXPORT_BUTTON (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->view);
  g_clear_object (&self->model);
  g_clear_pointer (&self->inputs, g_variant_unref);
  G_OBJECT_CLASS (alpr_export_button_parent_class)->dispose (object);
}

static void
alpr_export_button_finalize (GObject *object)
{
  g_clear_object (&ALPR_EXPORT_BUTTON (object)->desk);
  G_OBJECT_CLASS (alpr_export_button_parent_class)->finalize (object);
}

static void
alpr_export_button_class_init (AlprExportButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alpr_export_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_export_button_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("export-button"));
  gtk_widget_class_bind_template_child (widget_class, AlprExportButton, button);
  gtk_widget_class_install_action (widget_class, "list.save", "s", save_cb);
}

static void
alpr_export_button_init (AlprExportButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alpr_export_button_update (self);
}

/** alpr_export_button_update: Looks again whether there is anything to be saved, and by whom. */
void
alpr_export_button_update (AlprExportButton *self)
{
  gboolean may = self->desk != NULL && alpr_desk_may (self->desk, "reports/record");
  gboolean any = self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self), self->desk != NULL);
  gtk_widget_set_sensitive (self->button, may && any && !self->writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.save", may && any && !self->writing);
}

/**
 * alpr_export_button_set_list:
 * @self: a button
 * @desk: the desk whose book it is
 * @view: the list's view
 * @inputs: (nullable): a{sv}, what its query takes
 * @model: the list, which knows what was sought and how it is sorted
 *
 * Says what is saved.
 */
void
alpr_export_button_set_list (AlprExportButton *self, AlprDesk *desk, AlprView *view,
                             GVariant *inputs, AlprRowModel *model)
{
  g_set_object (&self->desk, desk);
  g_set_object (&self->view, view);
  g_set_object (&self->model, model);
  g_clear_pointer (&self->inputs, g_variant_unref);
  self->inputs = inputs != NULL ? g_variant_ref (inputs) : NULL;
  alpr_export_button_update (self);
}

/** alpr_export_button_write: Saves what the list shows now, and says so on the page. */
void
alpr_export_button_write (AlprExportButton *self, const char *path)
{
  AlprListJob job = { .view = self->view, .inputs = self->inputs, .path = path };

  alpr_row_model_get_order (self->model, &job.order);
  self->writing = TRUE;
  alpr_export_button_update (self);
  alpr_list_job_start (self->desk, &job, written_cb, g_object_ref (self));
}
