/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notice on the desktop that alerts have come in. It says how many wait and nothing else: a
 * notice may be seen on a locked screen, so no plate, no name and no place ever stand in it. It is
 * told where somebody looks at another window, replaces the one before, and goes when nothing waits
 * any more or who was signed in has left.
 */

#include "alpr-alert-notice.h"

#include <glib/gi18n.h>

#define NOTICE "alerts"

/**
 * alpr_alert_notice_words:
 * @before: how many alerts waited before; below 0 where nobody has counted yet
 * @waiting: how many wait now
 *
 * Returns: (transfer full) (nullable): what is to be said, where there are more than before
 */
char *
alpr_alert_notice_words (gint64 before, gint64 waiting)
{
  if (before < 0 || waiting <= before)
    return NULL;
  return g_strdup_printf (ngettext ("%u alert waits for verification",
                                    "%u alerts wait for verification", (gulong) waiting),
                          (guint) waiting);
}

/* The application; %NULL where the desktop couldn't lead back to it, so that nothing is told. */
static GApplication *
application_of (GtkWindow *window)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (window));

  return application != NULL && g_application_get_is_registered (application)
                 && (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) == 0
             ? application
             : NULL;
}

/** alpr_alert_notice_tell: Tells the desktop that there are more alerts than before. */
void
alpr_alert_notice_tell (GtkWindow *window, gint64 before, gint64 waiting)
{
  g_autofree char *words = alpr_alert_notice_words (before, waiting);
  g_autoptr (GNotification) notice = NULL;

  if (waiting == 0)
    alpr_alert_notice_withdraw (window);
  if (words == NULL || gtk_window_is_active (window) || application_of (window) == NULL)
    return;
  notice = g_notification_new (words);
  g_application_send_notification (application_of (window), NOTICE, notice);
}

/** alpr_alert_notice_withdraw: Takes the notice back. */
void
alpr_alert_notice_withdraw (GtkWindow *window)
{
  if (application_of (window) != NULL)
    g_application_withdraw_notification (application_of (window), NOTICE);
}
