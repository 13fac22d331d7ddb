/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * alpr-desk, the window. It reads the shipped definitions, finds the translations, and hands over
 * to the application.
 */

#include <glib/gi18n.h>
#include <locale.h>

#include "alpr-application.h"
#include "alpr-config.h"

int
main (int argc, char **argv)
{
  g_autoptr (AlprApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (ALPR_GETTEXT, ALPR_LOCALE_DIR);
  bind_textdomain_codeset (ALPR_GETTEXT, "UTF-8");
  textdomain (ALPR_GETTEXT);
  g_set_application_name ("ALPR Desk");
  gtk_window_set_default_icon_name (ALPR_APP_ID);
  application = alpr_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
