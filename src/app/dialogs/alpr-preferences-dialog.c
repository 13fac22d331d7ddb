/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to this computer and not to a book: light or dark, and the list of books opened
 * lately, which can be forgotten.
 */

#include "alpr-preferences-dialog.h"

#include <glib/gi18n.h>

struct _AlprPreferencesDialog
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *scheme; /* template child */
};

static const char *const schemes[] = { "default", "light", "dark" };

G_DEFINE_FINAL_TYPE (AlprPreferencesDialog, alpr_preferences_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static void
scheme_chosen_cb (AlprPreferencesDialog *self)
{
  GSettings *settings = alpr_app_get_settings ();
  guint at = adw_combo_row_get_selected (self->scheme);

  if (settings != NULL && at < G_N_ELEMENTS (schemes))
    g_settings_set_string (settings, "color-scheme", schemes[at]);
}

static void
forget_cb (AlprPreferencesDialog *self)
{
  GSettings *settings = alpr_app_get_settings ();

  if (settings != NULL)
    g_settings_reset (settings, "books");
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (_("Forgotten")));
}

static void
alpr_preferences_dialog_class_init (AlprPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("preferences-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprPreferencesDialog, scheme);
  gtk_widget_class_bind_template_callback (widget_class, scheme_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
alpr_preferences_dialog_init (AlprPreferencesDialog *self)
{
  GSettings *settings = alpr_app_get_settings ();
  g_autofree char *now = settings != NULL ? g_settings_get_string (settings, "color-scheme") : NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_strcmp0 (now, schemes[i]) == 0)
      adw_combo_row_set_selected (self->scheme, i);
}

/** alpr_preferences_dialog_new: Returns: (transfer none): the preferences */
GtkWidget *
alpr_preferences_dialog_new (GtkWindow *parent)
{
  return g_object_new (ALPR_TYPE_PREFERENCES_DIALOG, "transient-for", parent, NULL);
}
