/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks before an audit is closed for good, and says what that means. There is no undo, so there is
 * no toast: the person reads the consequence first.
 */

#include "alpr-finalise-dialog.h"

#include <inttypes.h>
#include <glib/gi18n.h>

typedef struct
{
  AlprPage *page;          /* a reference */
  GtkEditable *conclusion; /* the dialog's */
  gint64 audit;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->page);
  g_free (asking);
}

static void
finalised_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprPage) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (alpr_page_get_desk (page), result, &error);

  if (done != NULL)
    alpr_page_say (page, _("The audit is final"));
  else
    alpr_page_fail (page, _("The audit can’t be finalised"), error);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asking *asking = data;

  if (g_str_equal (response, "finalise"))
    alpr_desk_act_async (alpr_page_get_desk (asking->page), "audits/finalise",
                         g_variant_new_parsed ("{'audit': <%x>, 'conclusion': <%s>}", asking->audit,
                                               gtk_editable_get_text (asking->conclusion)),
                         finalised_cb, g_object_ref (asking->page));
}

static char *
describe (AlprAuditReading *audit)
{
  guint n = audit->items->len;
  g_autofree char *limit = alpr_audit_reading_describe_limit (audit);

  return g_strdup_printf (
      _ ("%u of %u items are judged, %u of them not compliant.\n%s\n\nOnce it is "
         "final nothing in it can change: no verdict, no note, no item."),
      audit->judged, n, audit->exceptions, limit);
}

/** alpr_finalise_ask: Asks whether @audit is to be closed, and closes it. */
void
alpr_finalise_ask (AlprPage *page, AlprAuditReading *audit)
{
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *heading = g_strdup_printf (_("Finalise audit %" PRId64 "?"),
                                              alpr_row_get_id (audit->audit));
  g_autofree char *body = describe (audit);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *conclusion = adw_entry_row_new ();
  GtkWidget *window = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (window);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (conclusion), _("Conclusion"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), conclusion);
  adw_message_dialog_set_extra_child (dialog, group);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "finalise", _("_Finalise"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "finalise", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");

  asking->page = g_object_ref (page);
  asking->conclusion = GTK_EDITABLE (conclusion);
  asking->audit = alpr_row_get_id (audit->audit);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (window));
}
