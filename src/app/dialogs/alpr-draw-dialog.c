/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the sample of an audit whose population is fixed, or more items for one that is drawn. The
 * seed is rolled with dice before a witness and typed in, or it comes from the system's generator,
 * and the audit says which. While the number of items is chosen the dialog says what such a sample
 * could show.
 */

#include "alpr-draw-dialog.h"

#include <glib/gi18n.h>

#define SEED_LEAST 6
#define USUAL 10

struct _AlprDrawDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget *form;
  GtkSpinButton *in_size;
  AdwActionRow *size_row;
  GtkLabel *sample;
  GtkWidget *seed_group;
  GtkCheckButton *typed;
  GtkEditable *in_seed;
  GtkEditable *in_witness;
  GtkLabel *problem;
  GtkWidget *submit;

  AlprDesk *desk; /* a reference */
  gint64 audit;
  gint64 population;
  gboolean extends;
};

G_DEFINE_FINAL_TYPE (AlprDrawDialog, alpr_draw_dialog, ADW_TYPE_WINDOW)

static gboolean
is_typed (AlprDrawDialog *self)
{
  return gtk_check_button_get_active (self->typed);
}

static void
update (AlprDrawDialog *self)
{
  gint64 size = gtk_spin_button_get_value_as_int (self->in_size);
  g_autofree char *words = alpr_audit_describe_sample (self->population, size, 0);
  gboolean seed = !is_typed (self)
                  || (g_utf8_strlen (gtk_editable_get_text (self->in_seed), -1) >= SEED_LEAST
                      && *gtk_editable_get_text (self->in_witness) != '\0');

  gtk_label_set_text (self->sample, words);
  gtk_widget_set_visible (GTK_WIDGET (self->in_seed), is_typed (self));
  gtk_widget_set_visible (GTK_WIDGET (self->in_witness), is_typed (self));
  gtk_widget_set_sensitive (self->submit, self->extends || seed);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprDrawDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  gtk_widget_set_sensitive (self->form, TRUE);
  if (done != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  update (self);
}

static void
submitted_cb (AlprDrawDialog *self)
{
  g_auto (GVariantDict) inputs = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&inputs, "audit", "x", self->audit);
  g_variant_dict_insert (&inputs, "size", "x",
                         (gint64) gtk_spin_button_get_value_as_int (self->in_size));
  if (!self->extends && is_typed (self))
    {
      g_variant_dict_insert (&inputs, "seed", "s", gtk_editable_get_text (self->in_seed));
      g_variant_dict_insert (&inputs, "witness", "s", gtk_editable_get_text (self->in_witness));
    }
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_set_sensitive (self->submit, FALSE);
  alpr_desk_act_async (self->desk, self->extends ? "audits/extend" : "audits/draw",
                       g_variant_dict_end (&inputs), drawn_cb, g_object_ref (self));
}

static void
alpr_draw_dialog_finalize (GObject *object)
{
  g_clear_object (&ALPR_DRAW_DIALOG (object)->desk);
  G_OBJECT_CLASS (alpr_draw_dialog_parent_class)->finalize (object);
}

static void
alpr_draw_dialog_class_init (AlprDrawDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_draw_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("draw-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, in_size);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, sample);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, seed_group);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, typed);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, in_seed);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, in_witness);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprDrawDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
alpr_draw_dialog_init (AlprDrawDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The clause's floor is the least that can be chosen; a smaller population is taken whole. */
static void
set_range (AlprDrawDialog *self, AlprAuditReading *audit)
{
  gint64 least = MAX (1, audit->least);
  gint64 usual = audit->least > 0 ? audit->least : USUAL;

  if (self->extends)
    least = usual = audit->items->len + 1;
  gtk_spin_button_set_range (self->in_size, (double) MIN (least, self->population),
                             (double) self->population);
  gtk_spin_button_set_value (self->in_size, (double) MIN (usual, self->population));
  if (audit->least > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("The policy asks for at least %d item",
                                                          "The policy asks for at least %d items",
                                                          (gulong)audit->least),
                                                audit->least);

      adw_action_row_set_subtitle (self->size_row, words);
    }
}

/** alpr_draw_dialog_new: Returns: (transfer none): a dialog that draws for @audit */
GtkWidget *
alpr_draw_dialog_new (GtkWindow *parent, AlprDesk *desk, AlprAuditReading *audit)
{
  AlprDrawDialog *self = g_object_new (ALPR_TYPE_DRAW_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->audit = alpr_row_get_id (audit->audit);
  self->population = alpr_row_get_integer (audit->audit, "population");
  self->extends = g_strcmp0 (alpr_row_get_text (audit->audit, "state"), "frozen") != 0;
  set_range (self, audit);
  gtk_widget_set_visible (self->seed_group, !self->extends);
  if (self->extends)
    {
      adw_window_title_set_title (self->title, _("Extend the sample"));
      gtk_button_set_label (GTK_BUTTON (self->submit), _("Extend"));
    }
  update (self);
  return GTK_WIDGET (self);
}
