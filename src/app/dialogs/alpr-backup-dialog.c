/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two things that are done with the book as a whole: a copy of it, and a walk through it that looks
 * for the first difference. Both leave a line in the journal.
 */

#include "alpr-backup-dialog.h"

#include <glib/gi18n.h>

#include "alpr-card.h"
#include "alpr-verify.h"

typedef struct
{
  AlprWindow *window;            /* a reference */
  GtkFileChooserNative *chooser; /* owned */
} Backup;

static void
backup_free (Backup *backup)
{
  g_clear_object (&backup->chooser);
  g_object_unref (backup->window);
  g_free (backup);
}

static gpointer
copy_book (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!alpr_store_backup (alpr_session_get_store (session), data, cancellable, error)
      || !alpr_session_note (session, "book/backup",
                             g_variant_new_parsed ("{'file': <%s>}", (const char *)data), "",
                             error))
    return NULL;
  return g_strdup (data);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = alpr_desk_work_finish (alpr_window_get_desk (window), result, &error);
  g_autofree char *words = path != NULL ? g_strdup_printf (_("Copied to %s"), path) : NULL;

  if (path != NULL)
    alpr_window_say (window, words);
  else
    alpr_window_fail (window, _("The book can’t be copied"), error);
}

static void
chosen_cb (Backup *backup, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (backup->chooser));
  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      AlprTask task = { .func = copy_book, .data = g_file_get_path (file), .data_free = g_free,
                        .result_free = g_free };

      alpr_desk_work_async (alpr_window_get_desk (backup->window), &task, NULL, copied_cb,
                            g_object_ref (backup->window));
    }
  backup_free (backup);
}

/** alpr_backup_ask: Asks where a copy of the book is to lie, and makes it. */
void
alpr_backup_ask (AlprWindow *window)
{
  Backup *backup = g_new0 (Backup, 1);
  g_autoptr (GDateTime)
      now = g_date_time_new_now (alpr_desk_get_zone (alpr_window_get_desk (window)));
  g_autofree char *book = g_path_get_basename (alpr_desk_get_path (alpr_window_get_desk (window)));
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("%s_%s", day, book);

  backup->window = g_object_ref (window);
  backup->chooser = gtk_file_chooser_native_new (_("Back up the book"), GTK_WINDOW (window),
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                                 _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (backup->chooser), name);
  g_signal_connect_swapped (backup->chooser, "response", G_CALLBACK (chosen_cb), backup);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (backup->chooser));
}

static void
verification_free (AlprVerification *found)
{
  alpr_verification_clear (found);
  g_free (found);
}

static gpointer
verify_book (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AlprVerification *found = g_new0 (AlprVerification, 1);

  if (alpr_book_verify (alpr_session_get_store (session), cancellable, found, error)
      && alpr_session_note (session, "book/verify", NULL,
                            found->intact ? "intact" : found->first_difference, error))
    return found;
  verification_free (found);
  return NULL;
}

static void
show_verification (AlprWindow *window, const AlprVerification *found)
{
  g_autofree char *lines = alpr_format_count (found->entries);
  g_autofree char *body = found->intact
                              ? g_strdup_printf (_("The journal’s %s lines, the stored digests and "
                                                   "the database are as they were left.\n\nHead of "
                                                   "the journal: %s"),
                                                 lines, found->head)
                              : g_strdup (found->first_difference);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), found->intact ? _("The book is intact") : _("The book differs"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprWindow) window = data;
  g_autoptr (GError) error = NULL;
  AlprVerification *found = alpr_desk_work_finish (alpr_window_get_desk (window), result, &error);

  if (found == NULL)
    {
      alpr_window_fail (window, _("The book can’t be verified"), error);
      return;
    }
  show_verification (window, found);
  verification_free (found);
}

/** alpr_verify_ask: Walks the journal's chain and the database, and says what was found. */
void
alpr_verify_ask (AlprWindow *window)
{
  AlprTask task
      = { .func = verify_book, .result_free = (GDestroyNotify) verification_free };

  alpr_window_say (window, _("Verifying…"));
  alpr_desk_work_async (alpr_window_get_desk (window), &task, NULL, verified_cb,
                        g_object_ref (window));
}
