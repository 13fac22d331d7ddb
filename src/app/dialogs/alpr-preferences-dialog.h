/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

#define ALPR_TYPE_PREFERENCES_DIALOG (alpr_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprPreferencesDialog, alpr_preferences_dialog, ALPR, PREFERENCES_DIALOG,
                      AdwPreferencesWindow)

GtkWidget *alpr_preferences_dialog_new (GtkWindow *parent);

G_END_DECLS
