/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves a document that the book keeps: asks where, and does the act documents/save, which asks who
 * it is and leaves a line in the journal.
 */

#include "alpr-document-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  AlprWindow *window;            /* a reference */
  GtkFileChooserNative *chooser; /* owned */
  gint64 document;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->chooser);
  g_object_unref (saving->window);
  g_free (saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) saved
      = alpr_desk_act_finish (alpr_window_get_desk (window), result, &error);
  g_autofree char *words = NULL;
  const char *path = NULL;

  if (saved == NULL)
    {
      alpr_window_fail (window, _("The document can’t be saved"), error);
      return;
    }
  g_variant_lookup (saved, "path", "&s", &path);
  words = g_strdup_printf (_("Saved as %s"), path);
  alpr_window_say (window, words);
}

static void
chosen_cb (Saving *saving, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (saving->chooser));
  if (file != NULL && g_file_peek_path (file) != NULL)
    alpr_desk_act_async (alpr_window_get_desk (saving->window), "documents/save",
                         g_variant_new_parsed ("{'document': <%x>, 'path': <%s>}",
                                               saving->document, g_file_peek_path (file)),
                         saved_cb, g_object_ref (saving->window));
  saving_free (saving);
}

/** alpr_document_ask: Asks where a document of the book is to be saved, and saves it. */
void
alpr_document_ask (AlprWindow *window, gint64 document)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (window);
  saving->document = document;
  saving->chooser = gtk_file_chooser_native_new (_("Save the document"), GTK_WINDOW (window),
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                                 _("_Cancel"));
  g_signal_connect_swapped (saving->chooser, "response", G_CALLBACK (chosen_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->chooser));
}
