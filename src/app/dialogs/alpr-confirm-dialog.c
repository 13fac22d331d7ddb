/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks who is signed in for the passphrase and a code once more, before something that matters.
 * The desk holds what was asked for: it goes on when the proof is given, and fails when the dialog
 * is closed without one.
 */

#include "alpr-confirm-dialog.h"

#include <string.h>

struct _AlprConfirmDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkWidget *form;
  GtkEditable *in_passphrase;
  GtkEditable *in_code;
  GtkLabel *problem;
  GtkWidget *submit;

  AlprDesk *desk; /* a reference */
  gboolean proved;
};

G_DEFINE_FINAL_TYPE (AlprConfirmDialog, alpr_confirm_dialog, ADW_TYPE_WINDOW)

static void
show_problem (AlprConfirmDialog *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static void
update (AlprConfirmDialog *self)
{
  gtk_widget_set_sensitive (self->submit, *gtk_editable_get_text (self->in_passphrase) != '\0');
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprConfirmDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean proved = alpr_desk_confirm_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  self->proved = proved;
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_editable_set_text (self->in_passphrase, "");
  gtk_editable_set_text (self->in_code, "");
  if (proved)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_problem (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->in_passphrase));
}

static void
submitted_cb (AlprConfirmDialog *self)
{
  const char *text = gtk_editable_get_text (self->in_passphrase);
  const char *typed = gtk_editable_get_text (self->in_code);
  g_autoptr (AlprSecret) passphrase = NULL;
  g_autoptr (AlprSecret) code = NULL;

  if (!gtk_widget_get_sensitive (self->submit))
    return;
  passphrase = alpr_secret_new (text, strlen (text));
  code = *typed != '\0' ? alpr_secret_new (typed, strlen (typed)) : NULL;
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_set_sensitive (self->submit, FALSE);
  alpr_desk_confirm_async (self->desk, passphrase, code, confirmed_cb, g_object_ref (self));
}

static void
passphrase_entered_cb (AlprConfirmDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->in_code));
}

static void
alpr_confirm_dialog_dispose (GObject *object)
{
  AlprConfirmDialog *self = ALPR_CONFIRM_DIALOG (object);

  if (!self->proved)
    alpr_desk_give_up (self->desk);
  self->proved = TRUE;
  G_OBJECT_CLASS (alpr_confirm_dialog_parent_class)->dispose (object);
}

static void
alpr_confirm_dialog_finalize (GObject *object)
{
  g_clear_object (&ALPR_CONFIRM_DIALOG (object)->desk);
  G_OBJECT_CLASS (alpr_confirm_dialog_parent_class)->finalize (object);
}

static void
alpr_confirm_dialog_class_init (AlprConfirmDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alpr_confirm_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_confirm_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("confirm-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprConfirmDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprConfirmDialog, in_passphrase);
  gtk_widget_class_bind_template_child (widget_class, AlprConfirmDialog, in_code);
  gtk_widget_class_bind_template_child (widget_class, AlprConfirmDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprConfirmDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_entered_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
alpr_confirm_dialog_init (AlprConfirmDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/** alpr_confirm_dialog_new: Returns: (transfer none): a dialog that asks who is at @desk */
GtkWidget *
alpr_confirm_dialog_new (GtkWindow *parent, AlprDesk *desk)
{
  AlprConfirmDialog *self = g_object_new (ALPR_TYPE_CONFIRM_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}
