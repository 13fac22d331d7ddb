/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ROSTER_DIALOG (alpr_roster_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprRosterDialog, alpr_roster_dialog, ALPR, ROSTER_DIALOG, AdwWindow)

GtkWidget *alpr_roster_dialog_new (GtkWindow *parent, AlprDesk *desk);
void alpr_roster_dialog_take_file (AlprRosterDialog *self, const char *path);

G_END_DECLS
