/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges one or several findings with one verdict and one note. A judgement needs a note: it is
 * read when somebody asks why. Several are judged one after the other, each an act of its own; at
 * the first that fails the rest stays as it was, and the message says how many were judged.
 */

#include "alpr-judge-dialog.h"

#include <glib/gi18n.h>

#include "alpr-badge.h"

/* What the worker does. */
typedef struct
{
  GArray *findings; /* a reference, of gint64 */
  char *verdict;    /* owned */
  char *note;       /* owned */
} Judging;

/* What the dialog knows. */
typedef struct
{
  AlprPage *page;     /* a reference */
  GArray *findings;   /* a reference, of gint64 */
  const char *verdict;
  GtkEditable *entry; /* the dialog's */
} Asking;

static void
judging_free (Judging *judging)
{
  g_array_unref (judging->findings);
  g_free (judging->verdict);
  g_free (judging->note);
  g_free (judging);
}

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->page);
  g_array_unref (asking->findings);
  g_free (asking);
}

static gpointer
judge_all (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Judging *judging = data;

  for (guint i = 0; i < judging->findings->len; i++)
    {
      g_autoptr (GVariant) done = alpr_act_run (
          alpr_session_get_store (session), alpr_session_get_actor (session), "findings/judge",
          g_variant_new_parsed ("{'finding': <%x>, 'verdict': <%s>, 'note': <%s>}",
                                g_array_index (judging->findings, gint64, i), judging->verdict,
                                judging->note),
          cancellable, error);

      if (done == NULL)
        {
          g_prefix_error (error, "%u of %u judged. ", i, judging->findings->len);
          return NULL;
        }
    }
  return GUINT_TO_POINTER (judging->findings->len);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprPage) page = data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (alpr_desk_work_finish (alpr_page_get_desk (page), result, &error));
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u finding judged", "%u findings judged", n), n);

  if (error == NULL)
    alpr_page_say (page, words);
  else
    {
      alpr_page_fail (page, _("Not all was judged"), error);
      alpr_page_refresh (page);
    }
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asking *asking = data;
  Judging *judging;
  AlprTask task = { .func = judge_all, .data_free = (GDestroyNotify) judging_free,
                    .area = "findings" };

  if (!g_str_equal (response, "judge"))
    return;
  judging = g_new0 (Judging, 1);
  judging->findings = g_array_ref (asking->findings);
  judging->verdict = g_strdup (asking->verdict);
  judging->note = g_strdup (gtk_editable_get_text (asking->entry));
  task.data = judging;
  alpr_desk_work_async (alpr_page_get_desk (asking->page), &task, NULL, judged_cb,
                        g_object_ref (asking->page));
}

static void
note_changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  adw_message_dialog_set_response_enabled (dialog, "judge", *gtk_editable_get_text (entry) != '\0');
}

static GtkEditable *
add_note (AdwMessageDialog *dialog)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *note = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (note), _("Note"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (note), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), note);
  adw_message_dialog_set_extra_child (dialog, group);
  g_signal_connect_swapped (note, "changed", G_CALLBACK (note_changed_cb), dialog);
  return GTK_EDITABLE (note);
}

/**
 * alpr_judge_ask:
 * @page: the page that judges
 * @findings: (element-type gint64): ids of findings, at least one
 * @verdict: `upheld`, `explained`, `data-error` or `open`
 *
 * Asks for the note and judges.
 */
void
alpr_judge_ask (AlprPage *page, GArray *findings, const char *verdict)
{
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u finding. The note says why; it stays with the judgement.",
                "%u findings. The note says why; it stays with each judgement.", findings->len),
      findings->len);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                              alpr_word_title (verdict), body));

  asking->page = g_object_ref (page);
  asking->findings = g_array_ref (findings);
  asking->verdict = g_intern_string (verdict);
  asking->entry = add_note (dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "judge", _("_Judge"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "judge", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "judge");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_enabled (dialog, "judge", FALSE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->entry));
}
