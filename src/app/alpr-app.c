/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program needs before its first widget: the files of ui/ (in a static library nobody
 * registers them by themselves) and its settings.
 */

#include "alpr-app.h"

#include "alpr-config.h"
#include "alpr-definition.h"
#include "alpr-flock-door.h"
#include "alpr-intake.h"
#include "alpr-ui.h"

/** alpr_app_init: Makes templates, styles, icons and definitions known; more than once does no
 * harm. */
void
alpr_app_init (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  alpr_definition_init ();
  alpr_intake_init ();
  alpr_flock_open_door ();
  alpr_ui_register_resource ();
  g_once_init_leave (&once, 1);
}

/** alpr_app_get_settings: Returns: (transfer none) (nullable): %NULL where they are not installed
 */
GSettings *
alpr_app_get_settings (void)
{
  static GSettings *settings = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings != NULL)
    return settings;
  schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), ALPR_APP_ID,
                                            TRUE);
  if (schema != NULL)
    settings = g_settings_new (ALPR_APP_ID);
  return settings;
}
