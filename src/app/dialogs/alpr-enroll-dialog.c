/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The enrollment of somebody who wants it and doesn't have to: the same page, in a dialog. With
 * codes only it asks for new recovery codes and shows them.
 */

#include "alpr-enroll-dialog.h"

#include <glib/gi18n.h>

#include "alpr-enroll-page.h"

/** alpr_enroll_dialog_new: Returns: (transfer none): a dialog that sets up a second factor */
GtkWidget *
alpr_enroll_dialog_new (GtkWindow *parent, AlprDesk *desk, gboolean codes_only)
{
  GtkWidget *dialog = g_object_new (
      ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", parent, "default-width", 520,
      "default-height", 680, "title",
      codes_only ? _("New recovery codes") : _("My second factor"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = g_object_new (ALPR_TYPE_ENROLL_PAGE, NULL);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  alpr_enroll_page_set_desk (ALPR_ENROLL_PAGE (page), desk);
  g_signal_connect_object (page, "done", G_CALLBACK (gtk_window_destroy), dialog,
                           G_CONNECT_SWAPPED);
  if (codes_only)
    alpr_enroll_page_begin_codes (ALPR_ENROLL_PAGE (page));
  else
    alpr_enroll_page_begin (ALPR_ENROLL_PAGE (page));
  return dialog;
}
