/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet with somebody's recovery codes, on its way to a file or a printer. The file is for its
 * owner only; whose it is and what it is for stands above the codes, the passphrase nowhere.
 */

#include "alpr-code-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-error.h"

struct _AlprCodeSheet
{
  GObject parent_instance;

  /* Owned */
  AlprSecret *text;
  char *agency;
  char *user_name;
  GtkFileChooserNative *chooser; /* nullable: while it is open */
};

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprCodeSheet, alpr_code_sheet, G_TYPE_OBJECT)

static void
tell (AlprCodeSheet *self, const char *words)
{
  g_signal_emit (self, signals[TOLD], 0, words);
}

static char *
compose (AlprCodeSheet *self)
{
  return g_strdup_printf ("%s\n%s\n\n%s\n\n%s\n", self->agency, self->user_name,
                          _("Recovery codes for ALPR Desk. Each is good for one sign-in, in place "
                            "of a code from the app."),
                          (const char *)alpr_secret_get_data (self->text, NULL));
}

static void
wipe (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
chosen_cb (AlprCodeSheet *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  g_clear_object (&self->chooser);
  if (path == NULL)
    return;
  if (alpr_code_sheet_save_to (self, path, &error))
    words = g_strdup_printf (_("Saved as %s"), path);
  tell (self, words != NULL ? words : error->message);
}

static void
draw_page_cb (AlprCodeSheet *self, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Monospace 12");
  char *text = compose (self);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int)gtk_print_context_get_width (context) * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  pango_cairo_show_layout (cr, layout);
  wipe (text);
}

static void
alpr_code_sheet_finalize (GObject *object)
{
  AlprCodeSheet *self = ALPR_CODE_SHEET (object);

  g_clear_pointer (&self->text, alpr_secret_unref);
  g_clear_object (&self->chooser);
  g_free (self->agency);
  g_free (self->user_name);
  G_OBJECT_CLASS (alpr_code_sheet_parent_class)->finalize (object);
}

static void
alpr_code_sheet_class_init (AlprCodeSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_code_sheet_finalize;

  /**
   * AlprCodeSheet::told:
   * @words: where the sheet went, or why it didn't
   */
  signals[TOLD] = g_signal_new ("told", ALPR_TYPE_CODE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
alpr_code_sheet_init (AlprCodeSheet *self)
{
}

/** alpr_code_sheet_write: Returns: (transfer full): the codes, one a line */
AlprSecret *
alpr_code_sheet_write (GPtrArray *codes)
{
  char text[1024] = "";
  gsize n = 0;
  AlprSecret *made;

  for (guint i = 0; i < codes->len; i++)
    {
      n += (gsize)g_snprintf (text + n, sizeof text - n, "%s%s", i > 0 ? "\n" : "",
                              (const char *)alpr_secret_get_data (codes->pdata[i], NULL));
      n = MIN (n, sizeof text - 1);
    }
  made = alpr_secret_new (text, n);
  explicit_bzero (text, sizeof text);
  return made;
}

/** alpr_code_sheet_new: Returns: (transfer full): a sheet with the codes of @text */
AlprCodeSheet *
alpr_code_sheet_new (AlprSecret *text, const char *agency, const char *user_name)
{
  AlprCodeSheet *self = g_object_new (ALPR_TYPE_CODE_SHEET, NULL);

  self->text = alpr_secret_ref (text);
  self->agency = g_strdup (agency);
  self->user_name = g_strdup (user_name);
  return self;
}

/**
 * alpr_code_sheet_save_to:
 * @self: a sheet
 * @path: (type filename): the file
 * @error: return location for an error
 *
 * Returns: whether the sheet stands in the file, readable for its owner only; else
 * %ALPR_ERROR_STORE
 */
gboolean
alpr_code_sheet_save_to (AlprCodeSheet *self, const char *path, GError **error)
{
  char *text = compose (self);
  g_autoptr (GError) cause = NULL;
  gboolean saved = g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                             &cause);

  wipe (text);
  if (!saved)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, _("The codes can’t be saved: %s"),
                 cause->message);
  return saved;
}

/** alpr_code_sheet_save: Asks where to, and saves. */
void
alpr_code_sheet_save (AlprCodeSheet *self, GtkWindow *parent)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the recovery codes"), parent,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                     _("recovery-codes.txt"));
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/** alpr_code_sheet_print: Asks for a printer, and prints one page. */
void
alpr_code_sheet_print (AlprCodeSheet *self, GtkWindow *parent)
{
  /* The dialog has a loop of its own, in which the window may lock. */
  g_autoptr (AlprCodeSheet) held = g_object_ref (self);
  g_autoptr (GtkPrintOperation) print = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_n_pages (print, 1);
  gtk_print_operation_set_job_name (print, _("Recovery codes"));
  g_signal_connect_object (print, "draw-page", G_CALLBACK (draw_page_cb), self,
                           G_CONNECT_SWAPPED);
  if (gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell (self, error->message);
}
